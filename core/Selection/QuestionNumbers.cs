using System.Collections.Frozen;

namespace EnglishLearning.Core.Selection;

/// <summary>A number for each question of a bank, from 0 without a gap. Pools of the same questions share one numbering.</summary>
public sealed class QuestionNumbers
{
    private readonly FrozenDictionary<string, int> _numbers;

    private QuestionNumbers(FrozenDictionary<string, int> numbers) => _numbers = numbers;

    public int Count => _numbers.Count;

    /// <summary>Numbers for these ids; <paramref name="earlier"/> itself where it numbers the same ones.</summary>
    public static QuestionNumbers Of(IReadOnlyCollection<string> questionIds, QuestionNumbers? earlier = null) =>
        earlier is not null && questionIds.Count == earlier.Count && questionIds.All(earlier._numbers.ContainsKey)
            ? earlier
            : new QuestionNumbers(questionIds.Select((id, number) => KeyValuePair.Create(id, number)).ToFrozenDictionary());

    /// <summary>Null for a question of no bank, such as a learner's own flashcard.</summary>
    public int? Find(string questionId) => _numbers.TryGetValue(questionId, out var number) ? number : null;
}
