namespace EnglishLearning.Core.Accounts;

/// <summary>Where a guardian's consent stands. Stored: the numbers are frozen.</summary>
public enum ConsentState
{
    /// <summary>The guardian has not answered: no access.</summary>
    Asked = 1,

    Given = 2,

    /// <summary>No access; erasure follows.</summary>
    Refused = 3,

    /// <summary>Given once and taken back: no access; erasure follows.</summary>
    Withdrawn = 4,

    /// <summary>Not answered in time: no access; erasure follows.</summary>
    Lapsed = 5,

    /// <summary>The child has become old enough to decide.</summary>
    Outgrown = 6,
}

/// <summary>What happens to a consent.</summary>
public enum ConsentEvent
{
    Give,
    Refuse,
    Withdraw,

    /// <summary>Time goes on: the wait may be over, the child of age.</summary>
    Tick,
}

/// <summary>How a guardian's decision came. Stored: the numbers are frozen.</summary>
public enum ConsentMethod
{
    /// <summary>By the code that the child was given.</summary>
    Online = 1,

    /// <summary>Signed on paper, seen by a teacher or an administrator who is named.</summary>
    Paper = 2,
}

/// <summary>What a consent means for the child's account.</summary>
public enum ConsentEffect
{
    /// <summary>No access until it is decided.</summary>
    Wait,

    /// <summary>The account may be used.</summary>
    Open,

    /// <summary>Sessions end, and everything is erased after a wait.</summary>
    Erase,
}

/// <summary>
/// A guardian's consent before use below <see cref="Age.OfConsent"/> (PP 17/2025, UU PDP 27/2022 article 25, GDPR article 8) as a state
/// machine: what has ended stays ended, and only a child who may use the account and whose guardian may still decide has a way back.
/// </summary>
/// <param name="AskedAt">UTC.</param>
/// <param name="BirthDate">Of the child.</param>
public readonly record struct Consent(ConsentState State, DateTimeOffset AskedAt, DateOnly BirthDate)
{
    /// <summary>How long a guardian may take to answer.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromDays(30);

    public static Consent Ask(DateOnly birthDate, DateTimeOffset now) => new(ConsentState.Asked, now, birthDate);

    public ConsentEffect Effect => State switch
    {
        ConsentState.Asked => ConsentEffect.Wait,
        ConsentState.Given or ConsentState.Outgrown => ConsentEffect.Open,
        _ => ConsentEffect.Erase,
    };

    /// <summary>
    /// What it becomes; null where the event has no place: nobody decides twice, decides after the wait is over, withdraws what was
    /// not given, or decides for somebody who has come of age.
    /// </summary>
    public Consent? On(ConsentEvent happened, DateTimeOffset now)
    {
        var current = Aged(now);
        return (current.State, happened) switch
        {
            (_, ConsentEvent.Tick) => current,
            (ConsentState.Asked, ConsentEvent.Give) => current with { State = ConsentState.Given },
            (ConsentState.Asked, ConsentEvent.Refuse) => current with { State = ConsentState.Refused },
            (ConsentState.Given, ConsentEvent.Withdraw) => current with { State = ConsentState.Withdrawn },
            _ => null,
        };
    }

    /// <summary>As time alone makes it: whoever has come of age needs none; who was not answered for is not asked for ever.</summary>
    private Consent Aged(DateTimeOffset now) => State switch
    {
        // Of age before the wait was over: that they were answered for no longer matters.
        ConsentState.Asked or ConsentState.Given when !Age.NeedsConsent(BirthDate, Min(now, State == ConsentState.Asked ? AskedAt + Wait : now)) =>
            this with { State = ConsentState.Outgrown },
        ConsentState.Asked when now >= AskedAt + Wait => this with { State = ConsentState.Lapsed },
        _ => this,
    };

    private static DateOnly Min(DateTimeOffset left, DateTimeOffset right) =>
        DateOnly.FromDateTime((left < right ? left : right).UtcDateTime);
}
