namespace EnglishLearning.Core.Questions;

/// <summary>Flashcards that belong to one learner: their ids begin with "own-", which no set of the bank may.</summary>
public static class OwnCards
{
    public const string Prefix = "own-";

    public static bool IsOwn(string questionId) => questionId.StartsWith(Prefix, StringComparison.Ordinal);
}
