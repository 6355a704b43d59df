namespace EnglishLearning.Core.Questions;

/// <summary>How a question is answered. Persisted: the numbers are frozen.</summary>
public enum QuestionType
{
    Single = 1,
    Multiple = 2,
    Cloze = 3,
    Short = 4,
    Flashcard = 5,
}
