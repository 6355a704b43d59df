namespace EnglishLearning.Api;

/// <summary>What the host decides. Read first when the API is mapped, so values may be set until then.</summary>
public sealed class ApiOptions
{
    /// <summary>Verified tokens that are remembered, so that a signature is checked once.</summary>
    public int RememberedTokens { get; set; } = 100_000;

    /// <summary>Requests to /v1 that run at once; past it 503. At 10,000 answers a second 512 of them are 50 ms of work.</summary>
    public int ConcurrentRequests { get; set; } = 512;

    /// <summary>The largest file of review history, in bytes. It is held in memory while it is taken.</summary>
    public long ImportBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Imports taken at once; they bound the memory that files need.</summary>
    public int ConcurrentImports { get; set; } = 4;

    /// <summary>Imports that wait for their turn; past it 503.</summary>
    public int QueuedImports { get; set; } = 16;

    /// <summary>How long an import is waited for before the answer is 202.</summary>
    public TimeSpan ImportWait { get; set; } = TimeSpan.FromSeconds(2);
}
