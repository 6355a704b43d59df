using System.Collections.Frozen;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Selection;

/// <summary>All questions that may be asked, immutable: by skill, sorted by difficulty so that a search is short.</summary>
public sealed class CandidatePool
{
    private readonly FrozenDictionary<Skill, Candidate[]> _bySkill;
    private readonly FrozenDictionary<string, Candidate> _byId;

    /// <param name="candidates">May be asked as new, and reviewed.</param>
    /// <param name="retired">No longer asked as new; those who learned them go on reviewing.</param>
    public CandidatePool(IEnumerable<Candidate> candidates, IEnumerable<Candidate>? retired = null)
    {
        var all = candidates.ToArray();
        _byId = all.Concat(retired ?? []).ToFrozenDictionary(candidate => candidate.QuestionId);
        _bySkill = all
            .GroupBy(candidate => candidate.Skill)
            .ToFrozenDictionary(
                group => group.Key,
                group => group
                    .OrderBy(candidate => candidate.Difficulty.Value)
                    .ThenBy(candidate => candidate.QuestionId, StringComparer.Ordinal)
                    .ToArray());
        Skills = [.. _bySkill.Keys.Order()];
        MeanExposure = all.Length == 0 ? 0 : all.Average(candidate => (double)candidate.Exposure);
    }

    /// <summary>Skills with at least one question, in the order of the enum.</summary>
    public IReadOnlyList<Skill> Skills { get; }

    public double MeanExposure { get; }

    public Candidate? Find(string questionId) => _byId.TryGetValue(questionId, out var found) ? found : null;

    /// <summary>
    /// Up to <paramref name="limit"/> candidates of a skill that pass <paramref name="wanted"/>, nearest to a difficulty
    /// first, easier before harder at the same distance.
    /// </summary>
    public List<Candidate> Nearest(Skill skill, double difficulty, int limit, Func<Candidate, bool> wanted)
    {
        var found = new List<Candidate>(limit);
        if (!_bySkill.TryGetValue(skill, out var sorted))
            return found;
        var above = FirstAtOrAbove(sorted, difficulty);
        var below = above - 1;
        while (found.Count < limit && (below >= 0 || above < sorted.Length))
        {
            var takeBelow = above >= sorted.Length
                || (below >= 0 && difficulty - sorted[below].Difficulty.Value <= sorted[above].Difficulty.Value - difficulty);
            var next = takeBelow ? sorted[below--] : sorted[above++];
            if (wanted(next))
                found.Add(next);
        }
        return found;
    }

    private static int FirstAtOrAbove(Candidate[] sorted, double difficulty)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Difficulty.Value < difficulty)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
