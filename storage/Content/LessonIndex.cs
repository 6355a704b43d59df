using System.Collections.Frozen;

namespace EnglishLearning.Storage.Content;

/// <summary>Which questions the sets ask that a lesson teaches. Read with the content, at start.</summary>
public sealed class LessonIndex
{
    private volatile FrozenDictionary<string, IReadOnlyList<string>> _questions = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    public void Load(ContentFolder content) =>
        _questions = content.Sets.Where(set => set.LessonId is not null).GroupBy(set => set.LessonId!)
            .ToFrozenDictionary(sets => sets.Key, sets => (IReadOnlyList<string>)[.. sets.SelectMany(set => set.QuestionIds)]);

    /// <summary>None where there is no such lesson, or no set of it.</summary>
    public IReadOnlyList<string> QuestionsOf(string lessonId) => _questions.GetValueOrDefault(lessonId, []);
}
