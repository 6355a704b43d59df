using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Auth;

/// <summary>Which problem it is that somebody was not let in, or changed nothing.</summary>
internal static class AccountProblems
{
    /// <param name="retryAfter">Where it is locked.</param>
    /// <param name="refused">Where <see cref="SignInStatus.Refused"/>.</param>
    public static ProblemResult Of(SignInStatus status, TimeSpan retryAfter, HttpContext context, ProblemKind refused)
    {
        if (status == SignInStatus.Locked)
            context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))}";
        return new ProblemResult(status switch
        {
            SignInStatus.Locked => ProblemKinds.SignInLocked,
            SignInStatus.CodeNeeded => ProblemKinds.CodeNeeded,
            SignInStatus.ConsentNeeded => ProblemKinds.ConsentNeeded,
            SignInStatus.Closed => ProblemKinds.AccountClosed,
            SignInStatus.LoginTaken => ProblemKinds.UsernameTaken,
            SignInStatus.LoginNotUsable => ProblemKinds.UsernameNotUsable,
            SignInStatus.PasswordTooShort => ProblemKinds.PasswordTooShort,
            SignInStatus.PasswordTooLong => ProblemKinds.PasswordTooLong,
            SignInStatus.PasswordCommon => ProblemKinds.PasswordCommon,
            SignInStatus.AlreadyAccount => ProblemKinds.AlreadyAccount,
            SignInStatus.PasswordWrong => ProblemKinds.PasswordWrong,
            SignInStatus.CodeWrong => ProblemKinds.CodeWrong,
            SignInStatus.SecondFactorOn => ProblemKinds.SecondFactorOn,
            SignInStatus.SecondFactorOff => ProblemKinds.SecondFactorOff,
            SignInStatus.NoAccount => ProblemKinds.NoAccount,
            _ => refused,
        });
    }
}
