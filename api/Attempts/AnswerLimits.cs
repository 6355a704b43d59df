namespace EnglishLearning.Api.Attempts;

/// <summary>How much is taken at once. What an answer may hold is checked where the question is known.</summary>
internal static class AnswerLimits
{
    public const int LargestBatch = 500;
    public const long AttemptBytes = 64 * 1024;
    public const long BatchBytes = 1024 * 1024;
}
