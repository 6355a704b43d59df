namespace EnglishLearning.Api.Questions;

/// <summary>The form of question ids: what cannot be one is unknown without asking anyone.</summary>
internal static class QuestionIds
{
    private const int LongestId = 200;

    public static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= LongestId && !id.AsSpan().ContainsAnyExceptInRange('!', '~');
}
