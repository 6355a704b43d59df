using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Learners;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Auth;

/// <summary>Accounts: registering, signing in and out.</summary>
internal static class AccountEndpoints
{
    public const int MaximumSecret = 2048;

    public static void MapAccounts(this IEndpointRouteBuilder v1)
    {
        var auth = v1.MapGroup("/auth").WithTags("Auth").WithProblems(ProblemKinds.OfJson);
        auth.MapPost("/register", RegisterAsync)
            .AllowAnonymous()
            .Limited(LimitPolicy.Registrations)
            .WithName("register")
            .WithSummary("Make an account")
            .WithDescription("With the bearer token of a guest the guest becomes the account: same learner, every answer kept. The guest's tokens end; "
                + "the new ones are in the answer. Where the answer was lost, sign in.")
            .WithProblems(
                ProblemKinds.UsernameNotUsable, ProblemKinds.UsernameTaken, ProblemKinds.EmailNotUsable, ProblemKinds.NameNotUsable,
                ProblemKinds.BirthDateNotUsable, ProblemKinds.PasswordTooShort, ProblemKinds.PasswordTooLong, ProblemKinds.PasswordCommon,
                ProblemKinds.AlreadyAccount, ProblemKinds.ConsentNeeded, ProblemKinds.UnknownTimeZone);
        auth.MapPost("/sign-in", SignInAsync)
            .AllowAnonymous()
            .Limited(LimitPolicy.SignIns)
            .WithName("signIn")
            .WithSummary("Sign in with user name or e-mail address and password")
            .WithProblems(ProblemKinds.SignInRefused, ProblemKinds.SignInLocked, ProblemKinds.CodeNeeded, ProblemKinds.ConsentNeeded, ProblemKinds.AccountClosed);
        auth.MapPost("/refresh", RefreshAsync)
            .AllowAnonymous()
            .WithName("refresh")
            .WithSummary("New tokens for a refresh token")
            .WithDescription(
                "The refresh token is spent by it. One that comes again signs the device out, as somebody else may have it; unless "
                + "it comes with the same Idempotency-Key, because the answer was lost: then the same session answers again.")
            .WithProblems(ProblemKinds.RefreshRefused, ProblemKinds.ConsentNeeded, ProblemKinds.AccountClosed);
        v1.MapPost("/auth/sign-out", SignOutAsync)
            .Requires(Permission.SignOut)
            .WithName("signOut")
            .WithTags("Auth")
            .WithSummary("Sign this device out")
            .WithDescription("Its tokens are refused by every server within five seconds.");
    }

    private static async Task<Results<Ok<TokenReply>, ProblemResult>> RegisterAsync(
        RegisterBody body, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        if (Fault(body, time) is { } fault)
            return fault;
        if (!LearnerCalendar.TryCreate(body.TimeZone ?? AuthEndpoints.DefaultTimeZone, out var calendar))
            return Of(ProblemKinds.UnknownTimeZone, "#/timeZone");
        var guest = context.User.Identity as LearnerIdentity;
        if (guest is null && BearerToken.Of(context.Request) is not null)
            return new ProblemResult(ProblemKinds.Unauthenticated);
        var reply = await SignIn(grains).RegisterAsync(
            new Registration(
                body.Username, body.Email, new(body.Password), body.Name.Trim(), body.BirthDate, calendar.ZoneId, guest?.LearnerId),
            context.Caller(body.Device, body.DeviceToken));
        return reply.Status == SignInStatus.Refused ? new ProblemResult(ProblemKinds.Unauthenticated) : await EnterAsync(reply, context, grains);
    }

    private static async Task<Results<Ok<TokenReply>, ProblemResult>> SignInAsync(SignInBody body, HttpContext context, IGrainFactory grains)
    {
        if (body.Login.Length > AccountRules.LongestEmail || body.Password.Length > MaximumSecret)
            return new ProblemResult(ProblemKinds.SignInRefused);
        Secret? code = body.Code is null ? null : new(body.Code[..Math.Min(body.Code.Length, MaximumSecret)]);
        var reply = await SignIn(grains).SignInAsync(body.Login, new(body.Password), code, context.Caller(body.Device, body.DeviceToken));
        return await EnterAsync(reply, context, grains);
    }

    private static async Task<Results<Ok<TokenReply>, ProblemResult>> RefreshAsync(RefreshBody body, HttpContext context, IGrainFactory grains)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        var reply = await SignIn(grains).RefreshAsync(new(body.RefreshToken), key.Length == 0 ? null : key, context.Caller(null, null));
        return reply.Status == SignInStatus.Refused ? new ProblemResult(ProblemKinds.RefreshRefused) : ToResult(reply, context);
    }

    private static async Task<Results<NoContent, ProblemResult>> SignOutAsync(HttpContext context, IGrainFactory grains)
    {
        await SignIn(grains).EndAsync(context.Actor(), context.User.SessionId(), bySelf: true);
        return TypedResults.NoContent();
    }

    public static async Task<Results<Ok<TokenReply>, ProblemResult>> EnterAsync(SignInReply reply, HttpContext context, IGrainFactory grains)
    {
        // At every sign-in, since who registered may have gone before the learner was made; again changes nothing.
        if (reply.Tokens is { TimeZone: { } timeZone } tokens)
            await grains.GetGrain<ILearnerGrain>(tokens.PersonId).RegisterAsync(timeZone);
        return ToResult(reply, context);
    }

    private static ISignInGrain SignIn(IGrainFactory grains) => grains.GetGrain<ISignInGrain>(0);

    private static ProblemResult? Fault(RegisterBody body, TimeProvider time)
    {
        if (!AccountRules.IsUsername(body.Username))
            return Of(ProblemKinds.UsernameNotUsable, "#/username");
        if (body.Email is { } email && !AccountRules.IsEmail(email))
            return Of(ProblemKinds.EmailNotUsable, "#/email");
        if (!AccountRules.IsName(body.Name))
            return Of(ProblemKinds.NameNotUsable, "#/name");
        return Age.IsPlausible(body.BirthDate, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))
            ? null
            : Of(ProblemKinds.BirthDateNotUsable, "#/birthDate");
    }

    private static ProblemResult Of(ProblemKind kind, string pointer) => new(kind, new FieldFault(kind.AsField(), pointer));

    private static Results<Ok<TokenReply>, ProblemResult> ToResult(SignInReply reply, HttpContext context) =>
        reply.Tokens is { } tokens
            ? TypedResults.Ok(new TokenReply(
                tokens.PersonId, tokens.AccessToken.Value, (int)tokens.AccessLifetime.TotalSeconds, tokens.RefreshToken.Value, tokens.DeviceToken?.Value))
            : reply is ConsentNeededReply asked
                ? new ProblemResult(ProblemKinds.ConsentNeeded) { Consent = new ConsentAsked(asked.Code.Value, asked.AnswerBy) }
                : AccountProblems.Of(reply.Status, reply.RetryAfter, context, ProblemKinds.SignInRefused);
}
