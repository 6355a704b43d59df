namespace EnglishLearning.Accounts.Retention;

/// <summary>How long what is kept, by class of data. Section Retention of the settings, as days.hours:minutes:seconds.</summary>
public sealed class RetentionRules
{
    /// <summary>After a session ended or expired.</summary>
    public TimeSpan EndedSessions { get; set; } = TimeSpan.FromDays(30);

    /// <summary>They count for five minutes.</summary>
    public TimeSpan SignInFailures { get; set; } = TimeSpan.FromDays(1);

    /// <summary>UU PDP has those who keep data answer for it; five years is what limitation takes in civil matters of this kind.</summary>
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(5 * 365 + 1);

    /// <summary>Guests who never answered, after they were last there.</summary>
    public TimeSpan IdleGuests { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Guests who answered, after their last answer.</summary>
    public TimeSpan IdleGuestsWithAnswers { get; set; } = TimeSpan.FromDays(3 * 365);

    /// <summary>Accounts of students, after they were last there.</summary>
    public TimeSpan IdleAccounts { get; set; } = TimeSpan.FromDays(3 * 365);

    /// <summary>After they can be used no more.</summary>
    public TimeSpan Codes { get; set; } = TimeSpan.FromDays(1);

    /// <summary>After they could last be decided; who decided what stays in the audit log.</summary>
    public TimeSpan RoleRequests { get; set; } = TimeSpan.FromDays(365);

    /// <summary>That somebody was in a class, after they left it: a school year's reports.</summary>
    public TimeSpan LeftClasses { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Accounts, after they were closed.</summary>
    public TimeSpan ClosedAccounts { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Files and records of imports, after they were last written.</summary>
    public TimeSpan Imports { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Private halves of key pairs, after the last token that they signed expired. The public halves stay: receipts are verified by them.</summary>
    public TimeSpan RetiredSigningKeys { get; set; } = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">One would delete what is still needed.</exception>
    public void Check()
    {
        var least = TimeSpan.FromDays(1);
        (string Name, TimeSpan Time)[] all =
        [
            (nameof(EndedSessions), EndedSessions), (nameof(SignInFailures), SignInFailures), (nameof(Audit), Audit), (nameof(IdleGuests), IdleGuests),
            (nameof(IdleGuestsWithAnswers), IdleGuestsWithAnswers), (nameof(ClosedAccounts), ClosedAccounts), (nameof(Imports), Imports),
            (nameof(RetiredSigningKeys), RetiredSigningKeys), (nameof(IdleAccounts), IdleAccounts), (nameof(Codes), Codes),
            (nameof(RoleRequests), RoleRequests), (nameof(LeftClasses), LeftClasses),
        ];
        foreach (var (name, time) in all)
        {
            if (time < least)
                throw new ArgumentException($"Retention__{name} must be at least a day (1.00:00:00).");
        }
    }
}
