using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using EnglishLearning.Attack.Tests.Description;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>How often which operation answered what.</summary>
internal sealed class Tally
{
    /// <summary>In the place of a status: the connection ended without an answer.</summary>
    public const int Unanswered = 0;

    private readonly ConcurrentDictionary<(Operation Operation, int Status), int> _counts = [];

    private readonly ConcurrentDictionary<Operation, TimeSpan> _slowest = [];

    public void Add(Operation operation, int status, TimeSpan took)
    {
        _counts.AddOrUpdate((operation, status), 1, (_, count) => count + 1);
        _slowest.AddOrUpdate(operation, took, (_, slowest) => took > slowest ? took : slowest);
    }

    public TimeSpan Slowest(Operation operation) => _slowest.GetValueOrDefault(operation);

    public int Of(int status) => _counts.Where(count => count.Key.Status == status).Sum(count => count.Value);

    public int Of(Operation operation, Func<int, bool> status) =>
        _counts.Where(count => count.Key.Operation == operation && status(count.Key.Status)).Sum(count => count.Value);

    public int All => _counts.Values.Sum();

    /// <summary>A table of Markdown.</summary>
    public string Table()
    {
        var statuses = _counts.Keys.Select(key => key.Status).Distinct().Order().ToArray();
        var table = new StringBuilder();
        table.AppendLine("| Operation | " + string.Concat(statuses.Select(status => status == Unanswered ? "none | " : $"{status} | ")) + "all |");
        table.AppendLine("| --- |" + string.Concat(Enumerable.Repeat(" ---: |", statuses.Length + 1)));
        foreach (var row in _counts.GroupBy(count => count.Key.Operation).OrderBy(row => row.Key.Path, StringComparer.Ordinal).ThenBy(row => row.Key.Method, StringComparer.Ordinal))
            table.AppendLine(Line($"`{row.Key}`", statuses.Select(status => row.Where(count => count.Key.Status == status).Sum(count => count.Value))));
        table.AppendLine(Line("all", statuses.Select(Of)));
        return table.ToString();
    }

    private static string Line(string name, IEnumerable<int> counts)
    {
        var all = counts.ToArray();
        return $"| {name} | {string.Join(" | ", all.Append(all.Sum()).Select(count => count == 0 ? "" : count.ToString("N0", CultureInfo.InvariantCulture)))} |";
    }
}
