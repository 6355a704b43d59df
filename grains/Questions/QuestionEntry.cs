using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;
using EnglishLearning.Core.Statistics;

namespace EnglishLearning.Grains.Questions;

/// <summary>A question of the bank with all versions and what is known of its difficulty. Immutable.</summary>
public sealed class QuestionEntry
{
    private readonly IReadOnlyList<QuestionVersion> _versions;

    public QuestionEntry(IReadOnlyList<QuestionVersion> versions, bool published, QuestionStatistics? statistics)
    {
        _versions = [.. versions.OrderBy(version => version.Version)];
        Newest = _versions[^1];
        Published = published;
        Statistics = (statistics ?? QuestionStatistics.New(_versions[0])).Reversion(Newest.Version);
    }

    public QuestionVersion First => _versions[0];

    public QuestionVersion Newest { get; }

    public bool Published { get; }

    public QuestionStatistics Statistics { get; }

    public QuestionVersion? Version(int version) => _versions.FirstOrDefault(known => known.Version == version);

    /// <summary>What an update of an ability uses, for an answer at the given version.</summary>
    public QuestionParameters Parameters(QuestionVersion version) =>
        new(Statistics.Difficulty, QuestionParameters.GuessFloor(version), Statistics.Attempts);

    public QuestionEntry With(QuestionStatistics statistics) => new(_versions, Published, statistics);

    public Candidate ToCandidate() =>
        new(
            Newest.QuestionId,
            Newest.Skill,
            Newest.Level,
            Statistics.Difficulty,
            QuestionParameters.GuessFloor(Newest),
            Statistics.AllAttempts,
            Newest.Type == QuestionType.Flashcard);
}
