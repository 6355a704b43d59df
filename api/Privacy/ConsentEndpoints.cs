using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Privacy;

/// <summary>A guardian's consent for a child below 17.</summary>
internal static class ConsentEndpoints
{
    private const int LongestName = 100;
    private const int LongestContact = 254;

    private static readonly ProblemKind[] Decision =
    [
        .. ProblemKinds.OfJson,
        ProblemKinds.GuardianNotUsable, ProblemKinds.GuardianNotOfAge, ProblemKinds.ConsentNotAsked,
    ];

    public static void MapConsents(this IEndpointRouteBuilder v1)
    {
        var consents = v1.MapGroup("/consents").WithTags("Consent").AllowAnonymous();
        // The code stands in no path, which proxies and traces write down.
        consents.MapPost("/question", FindAsync)
            .WithName("consentQuestion")
            .WithSummary("What a guardian is asked")
            .WithDescription(
                "The code came with the answer 403 consent-needed when the child registered, and comes again when the child signs in. It "
                + "is good for one decision within 30 days. A guest states no age and gives no name, so nobody is asked for a guest; a "
                + "guest who registers below 17 has no access until a guardian consents.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.UnknownConsent, ProblemKinds.SignInLocked);
        consents.MapPost("/decide", DecideAsync)
            .WithName("decideConsent")
            .WithSummary("Give or refuse consent")
            .WithDescription("Answers with a receipt. After a refusal there is no access, and everything is erased after a wait.")
            .WithProblems([.. Decision, ProblemKinds.UnknownConsent, ProblemKinds.SignInLocked]);
        consents.MapPost("/withdraw", WithdrawAsync)
            .WithName("withdrawConsent")
            .WithSummary("Take consent back")
            .WithDescription("Every server refuses the child's devices within five seconds; everything is erased after a wait.")
            .WithProblems(ProblemKinds.OfJson)
            .WithProblems(
                                ProblemKinds.WithdrawalRefused, ProblemKinds.ConsentNotAsked, ProblemKinds.SignInLocked);
        v1.MapPost("/people/{id:guid}/consent", RecordAsync)
            .Requires(Permission.ManagePeople)
            .WithName("recordConsent")
            .WithTags("People")
            .WithSummary("Record a decision that was seen on paper")
            .WithProblems([.. Decision, ProblemKinds.UnknownPerson]);
    }

    public static void MapMemberConsent(this IEndpointRouteBuilder classes) =>
        classes.MapPost("/{id:guid}/members/{learnerId:guid}/consent", RecordOfMemberAsync)
            .WithName("recordMemberConsent")
            .WithSummary("Record a guardian's decision for a member that was seen on paper")
            .WithDescription("For a child that waits for it. Answers with a receipt and the code to take consent back: both are the guardian's.")
            .WithProblems([.. Decision, ProblemKinds.UnknownMember]);

    public static void MapConsentKeys(this IEndpointRouteBuilder app) =>
        app.MapGet("/.well-known/consent-keys.json", KeysAsync)
            .AllowAnonymous()
            .WithName("consentKeys")
            .WithTags("Consent")
            .WithSummary("Public keys of all receipts")
            .WithDescription("Also of keys that sign no more: a receipt is verified years later. No access token is accepted by them.");

    private static async Task<Results<Ok<ConsentQuestionReply>, ProblemResult>> FindAsync(
        ConsentCodeBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await Consents(grains).FindAsync(new(body.Code), context.Address());
        if (reply.View is not { } view)
            return Refused(reply, context);
        var text = ConsentText.Of(view.TextVersion);
        var own = RequestLanguage.Of(context.Request) == Language.English ? text.English : text.Indonesian;
        return TypedResults.Ok(new ConsentQuestionReply(
            view.ChildName, view.ChildLogin, view.AskedAt, view.AnswerBy, view.TextVersion, own, text.Indonesian, text.English));
    }

    private static async Task<Results<Ok<ConsentReceiptReply>, ProblemResult>> DecideAsync(
        DecideConsentBody body, HttpContext context, IGrainFactory grains) =>
        Fault(body.Decided) ?? Receipt(await Consents(grains).DecideAsync(new(body.Code), body.Decision, Of(body.Decided), context.Address()), context);

    private static async Task<Results<Ok<ConsentReceiptReply>, ProblemResult>> RecordAsync(
        Guid id, ConsentBody body, HttpContext context, IGrainFactory grains)
    {
        if (Fault(body) is { } fault)
            return fault;
        var reply = await Consents(grains).RecordPaperAsync(context.Actor(), id, body.Decision, Of(body));
        return reply.Status == ConsentStatus.Unknown ? new ProblemResult(ProblemKinds.UnknownPerson) : Receipt(reply, context);
    }

    private static async Task<Results<Ok<ConsentReceiptReply>, ProblemResult>> RecordOfMemberAsync(
        Guid id, Guid learnerId, ConsentBody body, HttpContext context, IGrainFactory grains)
    {
        if (Fault(body) is { } fault)
            return fault;
        var reply = await Consents(grains).RecordMembersPaperAsync(context.Actor(), id, learnerId, body.Decision, Of(body));
        return reply.Status == ConsentStatus.Unknown ? new ProblemResult(ProblemKinds.UnknownMember) : Receipt(reply, context);
    }

    private static async Task<Results<Ok<ConsentWithdrawnReply>, ProblemResult>> WithdrawAsync(
        WithdrawConsentBody body, HttpContext context, IGrainFactory grains)
    {
        var reply = await Consents(grains).WithdrawAsync(body.ReceiptId, new(body.WithdrawalCode), context.Address());
        return reply.EraseAt is { } eraseAt ? TypedResults.Ok(new ConsentWithdrawnReply(eraseAt)) : Refused(reply, context, ProblemKinds.WithdrawalRefused);
    }

    private static async Task<Ok<KeySetReply>> KeysAsync(IGrainFactory grains) =>
        TypedResults.Ok(new KeySetReply([.. (await Consents(grains).ReceiptKeysAsync()).Select(KeyEntries.Of)]));

    private static IConsentGrain Consents(IGrainFactory grains) => grains.GetGrain<IConsentGrain>(0);

    private static Guardian Of(ConsentBody body) => new(body.GuardianName.Trim(), body.Relation.Trim(), body.Contact.Trim());

    private static ProblemResult? Fault(ConsentBody body)
    {
        if (!Enum.IsDefined(body.Decision))
            return new ProblemResult(ProblemKinds.InvalidBody, new FieldFault(FieldKinds.InvalidValue, "#/decision"));
        if (!body.OfAge)
            return new ProblemResult(ProblemKinds.GuardianNotOfAge, new FieldFault(ProblemKinds.GuardianNotOfAge.AsField(), "#/ofAge"));
        return Unusable(body.GuardianName, LongestName, "#/guardianName") ?? Unusable(body.Relation, LongestName, "#/relation")
            ?? Unusable(body.Contact, LongestContact, "#/contact");
    }

    private static ProblemResult? Unusable(string text, int longest, string pointer) =>
        text.Trim().Length is 0 || text.Length > longest || text.Any(char.IsControl)
            ? new ProblemResult(ProblemKinds.GuardianNotUsable, new FieldFault(ProblemKinds.GuardianNotUsable.AsField(), pointer))
            : null;

    private static Results<Ok<ConsentReceiptReply>, ProblemResult> Receipt(ConsentReply reply, HttpContext context) =>
        reply is { ReceiptId: { } id, Receipt: { } receipt }
            ? TypedResults.Ok(new ConsentReceiptReply(id, receipt.Value, reply.WithdrawalCode?.Value, reply.EraseAt))
            : Refused(reply, context);

    private static ProblemResult Refused(ConsentReply reply, HttpContext context, ProblemKind? unknown = null) => reply.Status switch
    {
        ConsentStatus.Limited => AccountProblems.Of(SignInStatus.Locked, reply.RetryAfter, context, ProblemKinds.SignInLocked),
        ConsentStatus.NotAsked => new ProblemResult(ProblemKinds.ConsentNotAsked),
        _ => new ProblemResult(unknown ?? ProblemKinds.UnknownConsent),
    };
}
