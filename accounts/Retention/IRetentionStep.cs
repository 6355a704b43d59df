namespace EnglishLearning.Accounts.Retention;

/// <summary>Lets go of one class of data whose time is over. Done again it finds nothing.</summary>
internal interface IRetentionStep
{
    /// <summary>The class of data, such as "ended sessions".</summary>
    string Data { get; }

    TimeSpan Kept { get; }

    /// <summary>How many go, or would.</summary>
    Task<int> RunAsync(DateTimeOffset now, bool dryRun);
}

/// <param name="Data">The class of data.</param>
/// <param name="Count">How many went, or would.</param>
public sealed record RetentionLine(string Data, TimeSpan Kept, int Count);
