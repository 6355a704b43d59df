using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Accounts.Passwords;

/// <summary>Length over composition; what is on the lists of common passwords, or is guessed from the person's own names, is refused.</summary>
internal sealed class PasswordRule(SignInRules options)
{
    private const int MaximumLength = 128;

    /// <summary>zxcvbn takes longer than its worth on long texts, which are not on any list.</summary>
    private const int Judged = 40;

    /// <summary>zxcvbn's 0 to 4: below it 10^6 guesses find it.</summary>
    private const int LeastScore = 2;

    /// <summary>Null where the password is good.</summary>
    public SignInStatus? Fault(string password, IReadOnlyList<string> names)
    {
        if (password.EnumerateRunes().Count() < options.PasswordLength)
            return SignInStatus.PasswordTooShort;
        if (password.Length > MaximumLength)
            return SignInStatus.PasswordTooLong;
        var judged = password[..Math.Min(password.Length, Judged)];
        return Zxcvbn.Zxcvbn.MatchPassword(judged, names).Score < LeastScore ? SignInStatus.PasswordCommon : null;
    }
}
