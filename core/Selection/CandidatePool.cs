using System.Collections.Frozen;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Selection;

/// <summary>All questions that may be asked, immutable: by skill, sorted by difficulty so that a search is short.</summary>
public sealed class CandidatePool
{
    private readonly FrozenDictionary<Skill, (Candidate[] Sorted, int[] Numbers)> _bySkill;
    private readonly FrozenDictionary<string, Candidate> _byId;

    /// <param name="candidates">May be asked as new, and reviewed.</param>
    /// <param name="retired">No longer asked as new; those who learned them go on reviewing.</param>
    /// <param name="numbers">Of an earlier pool; kept where it numbers the same questions.</param>
    public CandidatePool(IEnumerable<Candidate> candidates, IEnumerable<Candidate>? retired = null, QuestionNumbers? numbers = null)
    {
        var all = candidates.ToArray();
        _byId = all.Concat(retired ?? []).ToFrozenDictionary(candidate => candidate.QuestionId);
        Numbers = QuestionNumbers.Of(_byId.Keys, numbers);
        _bySkill = all.GroupBy(candidate => candidate.Skill).ToFrozenDictionary(group => group.Key, Sort);
        Skills = [.. _bySkill.Keys.Order()];
        MeanExposure = all.Length == 0 ? 0 : all.Average(candidate => (double)candidate.Exposure);
    }

    /// <summary>Skills with at least one question, in the order of the enum.</summary>
    public IReadOnlyList<Skill> Skills { get; }

    public double MeanExposure { get; }

    /// <summary>Of all questions, the retired ones too.</summary>
    public QuestionNumbers Numbers { get; }

    public Candidate? Find(string questionId) => _byId.TryGetValue(questionId, out var found) ? found : null;

    /// <summary>Those of a skill that may be asked as new, the easiest first.</summary>
    public ReadOnlySpan<Candidate> Of(Skill skill) => _bySkill.GetValueOrDefault(skill).Sorted;

    /// <summary>The numbers of <see cref="Of"/>, in the same order.</summary>
    public ReadOnlySpan<int> NumbersOf(Skill skill) => _bySkill.GetValueOrDefault(skill).Numbers;

    private (Candidate[] Sorted, int[] Numbers) Sort(IEnumerable<Candidate> candidates)
    {
        var sorted = candidates
            .OrderBy(candidate => candidate.Difficulty.Value)
            .ThenBy(candidate => candidate.QuestionId, StringComparer.Ordinal)
            .ToArray();
        return (sorted, [.. sorted.Select(candidate => Numbers.Find(candidate.QuestionId)!.Value)]);
    }
}
