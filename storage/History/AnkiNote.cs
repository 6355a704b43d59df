namespace EnglishLearning.Storage.History;

/// <summary>Makes the two sides of a card from a note's fields; the note type's templates are not read.</summary>
internal static class AnkiNote
{
    private const char FieldSeparator = '\u001f';

    /// <summary>
    /// The front is the first field, the back the second, or where that is empty all that follow. A note with gaps asks
    /// for the card's own gap, and its back begins with the whole text.
    /// </summary>
    public static (string Front, string Back) Sides(string fields, long cardOrdinal)
    {
        var parts = fields.Split(FieldSeparator);
        var back = Rest(parts);
        if (!AnkiCloze.HasGap(parts[0]))
            return (CardText.FromHtml(parts[0]), back);
        var whole = CardText.FromHtml(AnkiCloze.Fill(parts[0]));
        return (CardText.FromHtml(AnkiCloze.Ask(parts[0], cardOrdinal)), CardText.Clean($"{whole}\n{back}"));
    }

    private static string Rest(string[] parts)
    {
        var second = parts.Length > 1 ? CardText.FromHtml(parts[1]) : "";
        return second.Length > 0
            ? second
            : CardText.Clean(string.Join('\n', parts.Skip(2).Select(CardText.FromHtml).Where(text => text.Length > 0)));
    }
}
