namespace EnglishLearning.Accounts.Tokens;

/// <summary>How long what is good.</summary>
public sealed class TokenLifetimes
{
    public TimeSpan AccessLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>From the last use: a phone that was away for the holidays is still signed in.</summary>
    public TimeSpan RefreshLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The same on a phone that many hands use: a school day.</summary>
    public TimeSpan SharedRefreshLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a device is known after the last sign-in from it.</summary>
    public TimeSpan DeviceLifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long a key signs access tokens.</summary>
    public TimeSpan KeyPeriod { get; set; } = TimeSpan.FromDays(30);
}
