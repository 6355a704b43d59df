namespace EnglishLearning.Storage.Rows;

internal static class FlashcardRow
{
    /// <summary>The table flashcards; its key is the first two.</summary>
    public static readonly ColumnSet Columns = new(
        ("learner_id", ColumnType.Id),
        ("question_id", ColumnType.Text),
        ("front", ColumnType.Text),
        ("back", ColumnType.Text));

    public static void Write(IFieldWriter to, Guid learnerId, OwnFlashcard flashcard) =>
        to.Add(learnerId).Add(flashcard.QuestionId).Add(flashcard.Front).Add(flashcard.Back);

    public static OwnFlashcard Flashcard(this FieldReader from) => new(from.Text(), from.Text(), from.Text());
}
