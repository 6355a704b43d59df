namespace EnglishLearning.Core.Cefr;

/// <summary>What a question practises. Persisted: the numbers are frozen.</summary>
public enum Skill
{
    Grammar = 1,
    Vocabulary = 2,
    Reading = 3,
    Listening = 4,
    Writing = 5,
    Speaking = 6,
}
