using EnglishLearning.Bench.Replay;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

internal static class DifferenceTable
{
    public static Table Of(IEnumerable<Difference> differences)
    {
        var table = new Table().AddColumns("what differs", "member", "expected", "actual");
        foreach (var difference in differences)
        {
            table.AddRow(
                Markup.Escape(difference.Of),
                Markup.Escape(difference.Member),
                Markup.Escape(difference.Expected),
                Markup.Escape(difference.Actual));
        }
        return table;
    }
}
