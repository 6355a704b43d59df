namespace EnglishLearning.Bench.Load;

/// <summary>What became of a request.</summary>
internal enum Outcome
{
    /// <summary>2xx: of use to a learner.</summary>
    Useful,

    /// <summary>429 or 503 with Retry-After: a server that knows its bounds.</summary>
    Refused,

    /// <summary>Any other status, 429 or 503 without Retry-After, or no answer.</summary>
    Error,
}
