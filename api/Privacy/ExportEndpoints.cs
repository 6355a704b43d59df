using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Privacy;

/// <summary>Everything about a person in a file.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder me) =>
        me.MapGet("/export", (HttpContext context, IGrainFactory grains) => ExportAsync(context.User.LearnerId(), context, grains))
            .Limited(LimitPolicy.Exports)
            .WithName("export")
            .WithSummary("Everything about me")
            .WithDescription("A ZIP file with a JSON and a CSV file of each: account, devices, consents, answers, cards, abilities and more.")
            .Produces(StatusCodes.Status200OK, contentType: ExportFile.ContentType)
            .WithProblems(ProblemKinds.UnknownPerson);

    public static void MapPeoplesExport(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/people/{id:guid}/export", ExportAsync)
            .Requires(Permission.ManagePeople)
            .Limited(LimitPolicy.Exports)
            .WithName("exportPerson")
            .WithTags("People")
            .WithSummary("Everything about somebody, on request")
            .WithDescription("As GET /v1/me/export. It is in the audit log, which that person can read.")
            .Produces(StatusCodes.Status200OK, contentType: ExportFile.ContentType)
            .WithProblems(ProblemKinds.UnknownPerson);

    private static async Task<IResult> ExportAsync(Guid id, HttpContext context, IGrainFactory grains)
    {
        var export = grains.GetGrain<IExportGrain>(0);
        return await export.BeginAsync(context.Actor(), id) is { } parts
            ? new ExportFile(parts, (part, cursor) => export.PageAsync(id, part, cursor))
            : new ProblemResult(ProblemKinds.UnknownPerson);
    }
}
