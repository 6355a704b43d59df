using System.Collections.Frozen;

namespace EnglishLearning.Storage.Content;

/// <summary>Which questions the sets ask that a lesson teaches. Read with the content, at start.</summary>
public sealed class LessonIndex
{
    private volatile FrozenDictionary<string, IReadOnlyList<string>> _questions = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    private volatile FrozenDictionary<string, string> _lessons = FrozenDictionary<string, string>.Empty;

    public void Load(ContentFolder content)
    {
        _questions = content.Sets.Where(set => set.LessonId is not null).GroupBy(set => set.LessonId!)
            .ToFrozenDictionary(sets => sets.Key, sets => (IReadOnlyList<string>)[.. sets.SelectMany(set => set.QuestionIds)]);
        _lessons = _questions.SelectMany(lesson => lesson.Value.Select(question => (question, lesson.Key)))
            .ToFrozenDictionary(pair => pair.question, pair => pair.Key);
    }

    /// <summary>The lesson whose sets ask this question; null where none does.</summary>
    public string? LessonOf(string questionId) => _lessons.GetValueOrDefault(questionId);

    /// <summary>None where there is no such lesson, or no set of it.</summary>
    public IReadOnlyList<string> QuestionsOf(string lessonId) => _questions.GetValueOrDefault(lessonId, []);
}
