using System.Collections.Frozen;
using EnglishLearning.Core.Selection;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Questions;

/// <summary>The whole bank as one silo sees it at one moment. Immutable: learners read it without waiting for anyone.</summary>
public sealed class QuestionSnapshot
{
    private readonly FrozenDictionary<string, QuestionEntry> _entries;

    private QuestionSnapshot(FrozenDictionary<string, QuestionEntry> entries, long generation, QuestionNumbers? numbers)
    {
        _entries = entries;
        Generation = generation;
        var published = entries.Values.ToLookup(entry => entry.Published, entry => entry.ToCandidate());
        Pool = new CandidatePool(published[true], published[false], numbers);
    }

    public static QuestionSnapshot Empty { get; } = new(FrozenDictionary<string, QuestionEntry>.Empty, 0, null);

    /// <summary>Grows by one with each change in this silo; logged with every choice.</summary>
    public long Generation { get; }

    public CandidatePool Pool { get; }

    public int Count => _entries.Count;

    public QuestionEntry? Find(string questionId) => _entries.GetValueOrDefault(questionId);

    /// <param name="numbers">Of the bank as it was: kept where it has the same questions.</param>
    public static QuestionSnapshot Of(
        IReadOnlyList<StoredQuestion> questions,
        IReadOnlyList<QuestionStatistics> statistics,
        long generation,
        QuestionNumbers? numbers = null)
    {
        var known = statistics.ToDictionary(question => question.QuestionId);
        var entries = questions
            .GroupBy(stored => stored.Question.QuestionId)
            .ToFrozenDictionary(
                versions => versions.Key,
                versions => new QuestionEntry(
                    [.. versions.Select(stored => stored.Question)],
                    versions.First().Status == QuestionStatus.Published,
                    known.GetValueOrDefault(versions.Key)));
        return new QuestionSnapshot(entries, generation, numbers);
    }

    /// <summary>The same bank with newer statistics for some questions.</summary>
    public QuestionSnapshot With(IReadOnlyList<QuestionStatistics> changed)
    {
        var newer = changed
            .Where(statistics => _entries.ContainsKey(statistics.QuestionId))
            .ToDictionary(statistics => statistics.QuestionId);
        return newer.Count == 0
            ? this
            : new QuestionSnapshot(
                _entries.ToFrozenDictionary(
                    entry => entry.Key,
                    entry => newer.TryGetValue(entry.Key, out var statistics) ? entry.Value.With(statistics) : entry.Value),
                Generation + 1,
                Pool.Numbers);
    }
}
