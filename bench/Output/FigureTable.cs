using System.Globalization;
using EnglishLearning.Bench.Metrics;
using Spectre.Console;

namespace EnglishLearning.Bench.Output;

/// <summary>Figures of prediction, one row each, beside the published ones.</summary>
internal static class FigureTable
{
    public static Table Of(IEnumerable<(string Name, Figures Figures)> rows, ReferenceFigures? reference)
    {
        var table = new Table().AddColumns("predictions", "items", "tested", "log loss", "RMSE(bins)", "AUC");
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        foreach (var (name, figures) in rows)
        {
            table.AddRow(
                Markup.Escape(name),
                figures.Items.ToString("N0", CultureInfo.InvariantCulture),
                figures.Tested.ToString("N0", CultureInfo.InvariantCulture),
                Share(figures.LogLoss),
                Share(figures.RmseBins),
                Share(figures.Auc));
        }
        if (reference is not null)
            table.AddRow("published: FSRS-6 default", "", "", Share(reference.LogLoss), Share(reference.RmseBins), Share(reference.Auc));
        return table;
    }

    private static string Share(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("F4", CultureInfo.InvariantCulture) : "-";
}
