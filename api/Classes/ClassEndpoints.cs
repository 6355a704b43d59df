using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Http;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Learners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Classes;

/// <summary>A teacher's classes. One of somebody else's is not there.</summary>
internal static class ClassEndpoints
{
    public const string MergePatch = "application/merge-patch+json";

    public static void MapClasses(this IEndpointRouteBuilder classes)
    {
        classes.MapPost("", CreateAsync)
            .WithName("createClass")
            .WithSummary("Make a class")
            .WithProblems([.. ProblemKinds.OfJson, ProblemKinds.ClassNameNotUsable, ProblemKinds.UnknownTimeZone, ProblemKinds.TooManyClasses]);
        classes.MapGet("", async (ClaimsPrincipal user, IGrainFactory grains) => TypedResults.Ok(new ClassesReply(
                [.. (await Classes(grains).ListAsync(user.LearnerId())).Select(ClassReplyBody.Of)])))
            .WithName("classes")
            .WithSummary("Classes that I teach");
        classes.MapGet("/{id:guid}", FindAsync)
            .WithName("class")
            .WithSummary("A class")
            .Produces(StatusCodes.Status304NotModified)
            .WithProblems(ProblemKinds.UnknownClass);
        classes.MapPatch("/{id:guid}", ChangeAsync)
            .Accepts<ClassPatchBody>("application/json", MergePatch)
            .WithName("changeClass")
            .WithSummary("Change a class")
            .WithDescription("JSON Merge Patch. If-Match with the ETag that the change was made from.")
            .WithProblems(
                [.. ProblemKinds.OfJson, ProblemKinds.ClassNameNotUsable, ProblemKinds.UnknownTimeZone, ProblemKinds.UnknownClass, ProblemKinds.Outdated, ProblemKinds.PreconditionRequired]);
        classes.MapDelete("/{id:guid}", ArchiveAsync)
            .WithName("archiveClass")
            .WithSummary("Archive a class")
            .WithDescription("Its owner alone. Nobody sees it from then on; what its learners did stays theirs.")
            .WithProblems(ProblemKinds.UnknownClass, ProblemKinds.NotOwner);
        classes.MapPost("/{id:guid}/code", RenewCodeAsync)
            .WithName("renewClassCode")
            .WithSummary("Give a class a new code")
            .WithDescription("The old one is good no more, neither for joining nor for signing in.")
            .WithProblems(ProblemKinds.UnknownClass);
        classes.MapPost("/{id:guid}/teachers", AddTeacherAsync)
            .WithName("addTeacher")
            .WithSummary("Let a colleague teach a class too")
            .WithProblems([.. ProblemKinds.OfJson, ProblemKinds.UnknownClass, ProblemKinds.NotOwner, ProblemKinds.UnknownTeacher, ProblemKinds.TooManyTeachers]);
        classes.MapDelete("/{id:guid}/teachers/{teacherId:guid}", RemoveTeacherAsync)
            .WithName("removeTeacher")
            .WithSummary("Take a colleague, or oneself, from a class")
            .WithProblems(ProblemKinds.UnknownClass, ProblemKinds.NotOwner, ProblemKinds.UnknownTeacher, ProblemKinds.OwnerStays);
    }

    private static async Task<Results<Created<ClassReplyBody>, ProblemResult>> CreateAsync(NewClassBody body, HttpContext context, IGrainFactory grains)
    {
        if (ClassRules.Name(body.Name) is not { } name)
            return NameNotUsable();
        if (!LearnerCalendar.TryCreate(body.TimeZone ?? AuthEndpoints.DefaultTimeZone, out var calendar))
            return ZoneNotKnown();
        var reply = await Classes(grains).CreateAsync(context.Actor(), name, calendar.ZoneId);
        if (reply.Class is not { } made)
            return ClassProblems.Of(reply.Status);
        return TypedResults.Created($"/v1/classes/{made.ClassId}", Tagged(made, context).Body);
    }

    private static async Task<Results<Ok<ClassReplyBody>, StatusCodeHttpResult, ProblemResult>> FindAsync(Guid id, HttpContext context, IGrainFactory grains)
    {
        if (await Classes(grains).FindAsync(context.User.LearnerId(), id) is not { } found)
            return new ProblemResult(ProblemKinds.UnknownClass);
        var (body, tag) = Tagged(found, context);
        return EntityTag.IsKnown(context, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(body);
    }

    private static async Task<Results<Ok<ClassReplyBody>, ProblemResult>> ChangeAsync(Guid id, ClassPatchBody body, HttpContext context, IGrainFactory grains)
    {
        var name = body.Name is null ? null : ClassRules.Name(body.Name);
        if (body.Name is not null && name is null)
            return NameNotUsable();
        if (body.TimeZone is not null && !LearnerCalendar.TryCreate(body.TimeZone, out _))
            return ZoneNotKnown();
        var (version, problem) = EntityTag.Required(context);
        return problem ?? Answer(await Classes(grains).ChangeAsync(context.Actor(), id, new(name, body.TimeZone, body.Open), version), context);
    }

    private static async Task<Results<NoContent, ProblemResult>> ArchiveAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer(await Classes(grains).ArchiveAsync(context.Actor(), id));

    private static async Task<Results<Ok<ClassReplyBody>, ProblemResult>> RenewCodeAsync(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer(await Classes(grains).RenewCodeAsync(context.Actor(), id), context);

    private static async Task<Results<Ok<ClassReplyBody>, ProblemResult>> AddTeacherAsync(Guid id, NewTeacherBody body, HttpContext context, IGrainFactory grains) =>
        Answer(await Classes(grains).AddTeacherAsync(context.Actor(), id, body.Login), context);

    private static async Task<Results<NoContent, ProblemResult>> RemoveTeacherAsync(Guid id, Guid teacherId, HttpContext context, IGrainFactory grains) =>
        Answer(await Classes(grains).RemoveTeacherAsync(context.Actor(), id, teacherId));

    private static Results<Ok<ClassReplyBody>, ProblemResult> Answer(ClassReply reply, HttpContext context) =>
        reply.Class is { } view ? TypedResults.Ok(Tagged(view, context).Body) : ClassProblems.Of(reply.Status);

    /// <summary>Members and teachers come and go without a version, so the tag is of the body too.</summary>
    private static (ClassReplyBody Body, EntityTagHeaderValue Tag) Tagged(ClassView view, HttpContext context)
    {
        var body = ClassReplyBody.Of(view);
        var tag = EntityTag.Of(view.Version, body, ApiJson.Strict.ClassReplyBody);
        EntityTag.Set(context, tag);
        return (body, tag);
    }

    private static Results<NoContent, ProblemResult> Answer(ClassStatus status) =>
        status == ClassStatus.Done ? TypedResults.NoContent() : ClassProblems.Of(status);

    private static ProblemResult NameNotUsable() => new(ProblemKinds.ClassNameNotUsable, new FieldFault(ProblemKinds.ClassNameNotUsable.AsField(), "#/name"));

    private static ProblemResult ZoneNotKnown() => new(ProblemKinds.UnknownTimeZone, new FieldFault(ProblemKinds.UnknownTimeZone.AsField(), "#/timeZone"));

    private static IClassGrain Classes(IGrainFactory grains) => grains.GetGrain<IClassGrain>(0);
}
