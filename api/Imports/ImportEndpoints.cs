using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Imports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Imports;

/// <summary>Review history brought along from elsewhere.</summary>
internal static class ImportEndpoints
{
    private static readonly QueryParameter DryRun = QueryParameter.Boolean("dryRun", "Only read the file and count; change nothing.");

    public static void MapImports(this IEndpointRouteBuilder me, long largestFile)
    {
        me.MapPost("/history:import", ImportAsync)
            .WithBodyLimit(largestFile)
            .RequireRateLimiting(RequestLimits.Imports)
            .Limited(LimitPolicy.Imports)
            .WithName("import")
            .WithSummary("Import review history")
            .WithDescription(
                "A CSV file with the columns card_id, review_time, rating, duration_ms (others are ignored), or an Anki "
                + "package with its review log; as the body or as the one file of a form. The same file again is the same "
                + "import. What takes longer than two seconds goes on as a job: 202 with its Location.")
            .WithQuery(DryRun)
            .WithUpload(UploadedFile.AnkiTypes)
            .WithProblems(
                ProblemKinds.InvalidParameter,
                ProblemKinds.BadRequest,
                ProblemKinds.BodyTooLarge,
                ProblemKinds.UnsupportedMediaType,
                ProblemKinds.EmptyFile,
                ProblemKinds.ImportFailed);
        me.MapGet("/imports/{id:guid}", StatusAsync)
            .WithName("importStatus")
            .WithSummary("How an import is getting on")
            .WithProblems(ProblemKinds.UnknownImport);
    }

    private static async Task<Results<Ok<ImportReply>, Accepted<ImportReply>, ProblemResult>> ImportAsync(
        HttpContext context, ClaimsPrincipal user, IGrainFactory grains, ImportWait wait)
    {
        var query = new QueryReader(context.Request.Query);
        var dryRun = query.Boolean(DryRun);
        if (query.Problem is { } problem)
            return problem;
        if (await UploadedFile.ReadAsync(context.Request) is not { } file)
            return new ProblemResult(ProblemKinds.UnsupportedMediaType);
        if (file.Bytes.Length == 0)
            return new ProblemResult(ProblemKinds.EmptyFile);
        var request = new ImportRequest(user.LearnerId(), file.Format, file.Bytes);
        var id = ImportId.Of(request);
        var import = grains.GetGrain<IImportGrain>(id);
        if (dryRun)
            return Finished(null, await import.DryRunAsync(request));
        await import.StartAsync(request);
        var status = await wait.ForAsync(import, request.LearnerId, context.RequestAborted);
        if (status.State != ImportState.Running)
            return Finished(id, status);
        SetRetryAfter(context);
        return TypedResults.Accepted($"/v1/me/imports/{id}", ImportReply.Of(id, status));
    }

    private static async Task<Results<Ok<ImportReply>, ProblemResult>> StatusAsync(
        Guid id, HttpContext context, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await grains.GetGrain<IImportGrain>(id).StatusAsync(user.LearnerId()) is not { } status)
            return new ProblemResult(ProblemKinds.UnknownImport);
        if (status.State == ImportState.Running)
            SetRetryAfter(context);
        return TypedResults.Ok(ImportReply.Of(id, status));
    }

    private static Results<Ok<ImportReply>, Accepted<ImportReply>, ProblemResult> Finished(Guid? id, ImportStatus status) =>
        status.State == ImportState.Failed
            ? new ProblemResult(ProblemKinds.ImportFailed, new FieldFault(FieldKinds.FailedBecause) { Arguments = [status.Failure ?? ""] })
            : TypedResults.Ok(ImportReply.Of(id, status));

    private static void SetRetryAfter(HttpContext context) => context.Response.Headers.RetryAfter = "2";
}
