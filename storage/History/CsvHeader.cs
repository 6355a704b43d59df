namespace EnglishLearning.Storage.History;

/// <summary>Where the columns of a CSV file stand; capitals and spaces around names do not count.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> places = [];

    public CsvHeader(string[] names, IReadOnlyList<string> required)
    {
        Count = names.Length;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i].Trim().ToLowerInvariant();
            if (name.Length > 0 && !places.TryAdd(name, i))
                throw new HistoryFormatException(HistoryFault.Columns, $"The header has the column {Shown(name)} twice.");
        }
        var missing = required.Where(name => !places.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            throw new HistoryFormatException(
                HistoryFault.Columns,
                $"The header lacks {string.Join(", ", missing)}: the first line names the columns, separated by commas; it begins with {Shown(names[0])}.");
        }
    }

    public int Count { get; }

    /// <summary>The field without spaces around it; empty where the file has no such column.</summary>
    public string Value(string[] fields, string name) => places.TryGetValue(name, out var place) ? fields[place].Trim() : "";

    private static string Shown(string name) => $"'{(name.Length > 60 ? $"{name[..60]}..." : name)}'";
}
