namespace EnglishLearning.Accounts.Erasure;

/// <summary>How long it is until somebody who is to be erased is erased.</summary>
public sealed class ErasureRules
{
    /// <summary>After the person or somebody for them asked, 0 to 7 days; until then it can be cancelled.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After a guardian refused, took consent back or did not answer.</summary>
    public TimeSpan WaitAfterConsent { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// After which what a request that was under way may have left is swept up, and the learner's id forgotten. Longer than an access
    /// token lives.
    /// </summary>
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">A wait is longer than the law's patience.</exception>
    public void Check()
    {
        var longest = TimeSpan.FromDays(7);
        if (Wait < TimeSpan.Zero || Wait > longest || WaitAfterConsent < TimeSpan.Zero || WaitAfterConsent > longest)
            throw new ArgumentException("Erasure__Wait and Erasure__WaitAfterConsent are from 0 to 7 days (7.00:00:00).");
        if (SweepAfter < TimeSpan.Zero)
            throw new ArgumentException("Erasure__SweepAfter must not be negative.");
    }
}
