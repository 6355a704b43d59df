using EnglishLearning.Bench.Cli;
using EnglishLearning.Bench.Metrics;

namespace EnglishLearning.Bench.Tests.Metrics;

public sealed class ReferenceTests : IDisposable
{
    private const string Published =
        """
        {"source": "x", "time_series_5_split": [
          {"learner": "anki01", "items": 6, "fsrs6_default": {"log_loss": 0.5, "rmse_bins": 0.1, "auc": null}}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bench").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_LearnerOfTheFilesName_GivesItsFigures() =>
        Assert.Equal(new ReferenceFigures(0.5, 0.1, null), Reference.Find(Write(Published), "some/where/anki01.csv"));

    [Fact]
    public void Find_UnknownLearner_GivesNothing() => Assert.Null(Reference.Find(Write(Published), "somebody.csv"));

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public void Find_NamedFileOfAnotherKind_IsAUsageFault(string text) =>
        Assert.Throws<UsageException>(() => Reference.Find(Write(text), "anki01.csv"));

    [Fact]
    public void Find_NoSuchFile_IsAUsageFault() =>
        Assert.Throws<UsageException>(() => Reference.Find(Path.Combine(_folder, "none.json"), "anki01.csv"));

    [Fact]
    public void Find_NothingNamed_LooksBesideAndAboveTheReviews()
    {
        var shared = Directory.CreateDirectory(Path.Combine(_folder, "shared", "data", "fsrs-vectors")).FullName;
        File.WriteAllText(Path.Combine(shared, "optimizer_parity.json"), Published);
        var reviews = Directory.CreateDirectory(Path.Combine(_folder, "shared", "data", "srs-reviews")).FullName;
        Assert.NotNull(Reference.Find(null, Path.Combine(reviews, "anki01.csv")));
    }

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "parity.json");
        File.WriteAllText(file, text);
        return file;
    }
}
