using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.People;

/// <summary>What is known of somebody by name: one's own to see and put right, and somebody's by an administrator.</summary>
internal static class ProfileEndpoints
{
    private static readonly ProblemKind[] Problems =
    [
        .. ProblemKinds.OfJson,
        ProblemKinds.NameNotUsable, ProblemKinds.EmailNotUsable, ProblemKinds.UsernameTaken,
    ];

    public static void MapProfile(this IEndpointRouteBuilder me)
    {
        me.MapGet("", ReadAsync)
            .WithName("profile")
            .WithSummary("Who I am")
            .WithDescription("A guest has an id and no more.");
        me.MapPatch("", ChangeAsync)
            .WithName("changeProfile")
            .WithSummary("Put my name or e-mail address right")
            .WithDescription("With the password. A wrong birth date is put right by an administrator.")
            .WithProblems([.. Problems, ProblemKinds.NoAccount, ProblemKinds.PasswordWrong, ProblemKinds.SignInLocked]);
    }

    public static void MapPeoplesProfile(this IEndpointRouteBuilder v1) =>
        v1.MapPatch("/people/{id:guid}", CorrectAsync)
            .Requires(Permission.ManagePeople)
            .WithName("correctPerson")
            .WithTags("People")
            .WithSummary("Put somebody's name, e-mail address or birth date right")
            .WithDescription(
                "Which of it was changed is in the audit log. Somebody who turns out to be a child below 17 is signed out and waits for a "
                + "guardian's consent, unless one was given.")
            .WithProblems([.. Problems, ProblemKinds.BirthDateNotUsable, ProblemKinds.UnknownPerson]);

    private static async Task<Ok<ProfileBody>> ReadAsync(HttpContext context, IGrainFactory grains) =>
        TypedResults.Ok(await Profiles(grains).ReadAsync(context.User.LearnerId()) is { } profile
            ? ProfileBody.Of(profile)
            : ProfileBody.OfGuest(context.User.LearnerId()));

    private static async Task<Results<Ok<ProfileBody>, ProblemResult>> ChangeAsync(ProfilePatchBody body, HttpContext context, IGrainFactory grains) =>
        Fault(body.Name, body.Email)
        ?? ToResult(await Profiles(grains).ChangeAsync(context.Actor(), new(body.Password), body.Name?.Trim(), body.Email), context, ProblemKinds.NoAccount);

    private static async Task<Results<Ok<ProfileBody>, ProblemResult>> CorrectAsync(
        Guid id, PersonPatchBody body, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        if (Fault(body.Name, body.Email) is { } fault)
            return fault;
        if (body.BirthDate is { } birthDate && !Age.IsPlausible(birthDate, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)))
            return Of(ProblemKinds.BirthDateNotUsable, "#/birthDate");
        var reply = await Profiles(grains).CorrectAsync(context.Actor(), id, new(body.Name?.Trim(), body.Email, body.BirthDate));
        return ToResult(reply, context, ProblemKinds.UnknownPerson);
    }

    private static IProfileGrain Profiles(IGrainFactory grains) => grains.GetGrain<IProfileGrain>(0);

    private static ProblemResult? Fault(string? name, string? email) =>
        name is not null && !AccountRules.IsName(name) ? Of(ProblemKinds.NameNotUsable, "#/name")
        : email is { Length: > 0 } && !AccountRules.IsEmail(email) ? Of(ProblemKinds.EmailNotUsable, "#/email")
        : null;

    private static ProblemResult Of(ProblemKind kind, string pointer) => new(kind, new FieldFault(kind.AsField(), pointer));

    private static Results<Ok<ProfileBody>, ProblemResult> ToResult(ProfileReply reply, HttpContext context, ProblemKind unknown) => reply switch
    {
        { Profile: { } profile } => TypedResults.Ok(ProfileBody.Of(profile)),
        { Status: ProfileStatus.EmailTaken } => new ProblemResult(ProblemKinds.UsernameTaken),
        { Status: ProfileStatus.PasswordWrong } => new ProblemResult(ProblemKinds.PasswordWrong),
        { Status: ProfileStatus.Locked } => AccountProblems.Of(SignInStatus.Locked, reply.RetryAfter, context, ProblemKinds.SignInLocked),
        _ => new ProblemResult(unknown),
    };
}
