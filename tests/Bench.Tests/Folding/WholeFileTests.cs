using System.Globalization;
using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Metrics;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Tests.Folding;

/// <summary>The way from a file to figures: on a small invented log, and on the shared real ones where they are at hand.</summary>
public sealed class WholeFileTests
{
    [Fact]
    public void Fold_InventedLog_GivesTheFiguresThatAnotherProgramComputed()
    {
        // FSRS-6 and the protocol written in Python, independently of this program.
        var figures = Evaluate(Path.Combine(AppContext.BaseDirectory, "Reviews", "synthetic.csv"));
        Assert.Equal((89, 70), (figures.Items, figures.Tested));
        Assert.Equal(0.7928426065716181, figures.LogLoss, 10);
        Assert.Equal(0.19439460803298952, figures.RmseBins, 10);
        Assert.Equal(0.4415, figures.Auc, 10);
    }

    [SharedTheory]
    [InlineData("anki01")]
    [InlineData("sm02")]
    public void Fold_SharedLog_GivesThePublishedFigures(string learner)
    {
        var file = SharedReviews(learner)!;
        var published = Reference.Find(null, file)!;
        var figures = Evaluate(file);
        Assert.Equal(published.LogLoss, figures.LogLoss, 4);
        Assert.Equal(published.RmseBins, figures.RmseBins, 4);
        Assert.Equal(published.Auc!.Value, figures.Auc, 4);
    }

    private static Figures Evaluate(string file) =>
        Protocol.Evaluate(HistoryFold.Of(ReviewFile.Read(file)).Reviews, review => review.Recall!.Value)!;

    /// <summary>Skipped, and shown so, where the shared data does not lie above this repository.</summary>
    private sealed class SharedTheoryAttribute : TheoryAttribute
    {
        public SharedTheoryAttribute() => Skip = SharedReviews("anki01") is null ? "shared/data is not beside this repository" : null;
    }

    private static string? SharedReviews(string learner)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"shared/data/srs-reviews/{learner}.csv"));
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}
