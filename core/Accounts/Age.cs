namespace EnglishLearning.Core.Accounts;

/// <summary>Who may decide for themselves.</summary>
public static class Age
{
    /// <summary>Below it a guardian consents before use (PP 17/2025; CRC and UU PDP would have it at 18 for some uses).</summary>
    public const int OfConsent = 17;

    private const int Oldest = 120;

    public static bool NeedsConsent(DateOnly birth, DateOnly today) => birth.AddYears(OfConsent) > today;

    /// <summary>Neither in the future nor beyond what people live.</summary>
    public static bool IsPlausible(DateOnly birth, DateOnly today) => birth <= today && birth.AddYears(Oldest) > today;
}
