using System.Security.Claims;
using System.Text.Json;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Http;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Classes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Classes;

/// <summary>What a class is asked to do, for its teachers; and for the learner, with their own progress.</summary>
internal static class AssignmentEndpoints
{
    private static readonly ProblemKind[] BodyProblems =
        [.. ProblemKinds.OfJson, ProblemKinds.AssignmentNotUsable];

    public static void MapAssignments(this IEndpointRouteBuilder classes)
    {
        var assignments = classes.MapGroup("/{id:guid}/assignments").WithProblems(ProblemKinds.UnknownClass);
        assignments.MapPost("", CreateAsync)
            .WithName("createAssignment")
            .WithSummary("Give a class something to do")
            .WithProblems([.. BodyProblems, ProblemKinds.UnknownQuestions, ProblemKinds.UnknownLesson, ProblemKinds.TooManyAssignments]);
        assignments.MapGet("", ListAsync).WithName("assignments").WithSummary("What a class is asked to do");
        assignments.MapGet("/{assignmentId:guid}", FindAsync)
            .WithName("assignment")
            .WithSummary("How far each member is")
            .WithDescription("That it was read is noted.")
            .WithProblems(ProblemKinds.UnknownAssignment);
        assignments.MapPatch("/{assignmentId:guid}", ChangeAsync)
            .Accepts<AssignmentPatchBody>("application/json", ClassEndpoints.MergePatch)
            .WithName("changeAssignment")
            .WithSummary("Change an assignment")
            .WithDescription("JSON Merge Patch. If-Match with the ETag that the change was made from.")
            .WithProblems([.. BodyProblems, ProblemKinds.UnknownAssignment, ProblemKinds.DueBeforeOpening, ProblemKinds.Outdated, ProblemKinds.PreconditionRequired]);
        assignments.MapDelete("/{assignmentId:guid}", DeleteAsync)
            .WithName("deleteAssignment")
            .WithSummary("Take an assignment back")
            .WithProblems(ProblemKinds.UnknownAssignment);
    }

    public static void MapMyAssignments(this IEndpointRouteBuilder me) =>
        me.MapGet("/assignments", async (ClaimsPrincipal user, IGrainFactory grains) => TypedResults.Ok(new OwnAssignmentsReply(
            [
                .. (await Assignments(grains).OfLearnerAsync(user.LearnerId()))
                    .Select(own => new OwnAssignmentBody(AssignmentBody.Of(own.Assignment), own.ClassName, own.State, own.Done)),
            ])))
            .WithName("myAssignments")
            .WithSummary("What my classes ask me to do")
            .WithDescription("Those that are open and those that were due within two weeks, the next due first, with the learner's own progress.");

    private static async Task<Results<Created<AssignmentBody>, ProblemResult>> CreateAsync(
        Guid id, NewAssignmentBody body, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        var draft = new AssignmentDraft(
            body.Kind, body.Title, body.Instructions, body.QuestionIds ?? [], body.LessonId, body.Goal, Later(body.OpenedAt, time.GetUtcNow()), body.DueAt);
        if (AssignmentRules.Fault(draft) is { } part)
            return NotUsable(part);
        var reply = await Assignments(grains).CreateAsync(context.Actor(), id, new(
            draft.Kind, draft.Title.Trim(), draft.Instructions, draft.QuestionIds, draft.LessonId, draft.Goal, draft.OpenedAt, draft.DueAt));
        if (reply.Assignment is not { } made)
            return ClassProblems.Of(reply.Status);
        EntityTag.Set(context, EntityTag.Of(made.Version));
        return TypedResults.Created($"/v1/classes/{id}/assignments/{made.AssignmentId}", AssignmentBody.Of(made));
    }

    private static async Task<Results<Ok<AssignmentsReply>, ProblemResult>> ListAsync(Guid id, ClaimsPrincipal user, IGrainFactory grains) =>
        await Assignments(grains).ListAsync(user.LearnerId(), id) is { } assignments
            ? TypedResults.Ok(new AssignmentsReply([.. assignments.Select(AssignmentBody.Of)]))
            : new ProblemResult(ProblemKinds.UnknownClass);

    private static async Task<Results<Ok<AssignmentProgressReply>, ProblemResult>> FindAsync(Guid id, Guid assignmentId, HttpContext context, IGrainFactory grains)
    {
        var reply = await Assignments(grains).FindAsync(context.Actor(), id, assignmentId);
        if (reply.Assignment is not { } found)
            return ClassProblems.Of(reply.Status);
        EntityTag.Set(context, EntityTag.Of(found.Version));
        return TypedResults.Ok(new AssignmentProgressReply(
            AssignmentBody.Of(found),
            [.. reply.Members.Select(member => new MemberProgressBody(member.LearnerId, member.Number, member.Name, member.State, member.Done))]));
    }

    private static async Task<Results<Ok<AssignmentBody>, ProblemResult>> ChangeAsync(
        Guid id, Guid assignmentId, AssignmentPatchBody body, HttpContext context, IGrainFactory grains)
    {
        if (body.Title is { } title && ClassRules.Line(title, AssignmentRules.LongestTitle) is null)
            return NotUsable(AssignmentPart.Title);
        if (body.Instructions is { } text && (text.Length > AssignmentRules.LongestInstructions || !ClassRules.IsPlain(text, lineBreaks: true)))
            return NotUsable(AssignmentPart.Instructions);
        var (version, problem) = EntityTag.Required(context);
        if (problem is not null)
            return problem;
        var reply = await Assignments(grains).ChangeAsync(context.Actor(), id, assignmentId, new(body.Title?.Trim(), body.Instructions, body.DueAt), version);
        if (reply.Assignment is not { } changed)
            return ClassProblems.Of(reply.Status);
        EntityTag.Set(context, EntityTag.Of(changed.Version));
        return TypedResults.Ok(AssignmentBody.Of(changed));
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(Guid id, Guid assignmentId, HttpContext context, IGrainFactory grains) =>
        await Assignments(grains).DeleteAsync(context.Actor(), id, assignmentId) is var status && status == ClassStatus.Done
            ? TypedResults.NoContent()
            : ClassProblems.Of(status);

    /// <summary>What was answered before it was asked for does not count.</summary>
    private static DateTimeOffset Later(DateTimeOffset? opening, DateTimeOffset now) => opening > now ? opening.Value : now;

    private static ProblemResult NotUsable(AssignmentPart part) => new(
        ProblemKinds.AssignmentNotUsable, new FieldFault(AssignmentTexts.Of(part), $"#/{JsonNamingPolicy.CamelCase.ConvertName($"{part}")}"));

    private static IAssignmentGrain Assignments(IGrainFactory grains) => grains.GetGrain<IAssignmentGrain>(0);
}
