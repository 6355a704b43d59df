using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Http;
using EnglishLearning.Api.Imports;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Csv;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Classes;

/// <summary>A list of students brought into a class.</summary>
internal static class RosterEndpoints
{
    /// <summary>What a form puts around a file.</summary>
    private const int FormBytes = 4096;

    private static readonly QueryParameter DryRun = QueryParameter.Boolean("dryRun", "Only say what would happen; change nothing.");

    public static void MapRoster(this IEndpointRouteBuilder classes) =>
        classes.MapPost("/{id:guid}/roster", ImportAsync)
            .WithBodyLimit(RosterRules.LargestFile + FormBytes)
            .WithName("importRoster")
            .WithSummary("Bring a list of students into a class")
            .WithDescription(
                "A CSV file in UTF-8 with commas or semicolons and the columns number, name, birth_date and, where wanted, username and email; "
                + "headings in Indonesian or English, at most 500 rows and 256 KB; as the body or as the one file of a form. All rows or none. "
                + "A row is one of the teacher's own learners or makes an account. The answer holds the PINs, once; with Accept: text/csv it is "
                + "their list alone. The same list again changes nothing.")
            .WithQuery(DryRun)
            .WithUpload()
            .WithCsv()
            .WithProblems(
                ProblemKinds.InvalidParameter, ProblemKinds.BadRequest, ProblemKinds.BodyTooLarge, ProblemKinds.UnsupportedMediaType, ProblemKinds.EmptyFile,
                ProblemKinds.RosterNotUsable, ProblemKinds.UnknownClass, ProblemKinds.Outdated);

    private static async Task<Results<Ok<RosterReplyBody>, ContentHttpResult, ProblemResult>> ImportAsync(Guid id, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryReader(context.Request.Query);
        var dryRun = query.Boolean(DryRun);
        if (query.Problem is { } problem)
            return problem;
        if (await UploadedFile.ReadAsync(context.Request) is not { Format: ImportFormat.Csv } file)
            return new ProblemResult(ProblemKinds.UnsupportedMediaType);
        if (file.Bytes.Length == 0)
            return new ProblemResult(ProblemKinds.EmptyFile);
        var reply = await grains.GetGrain<IRosterGrain>(0).ImportAsync(context.Actor(), id, file.Bytes, dryRun);
        if (reply.Status != ClassStatus.Done)
            return ClassProblems.Of(reply.Status);
        if (!dryRun && reply.Errors.Count > 0)
            return new ProblemResult(ProblemKinds.RosterNotUsable, [.. reply.Errors.Select(Fault)]);
        // PINs: nothing on the way keeps them.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Append("Vary", "Accept");
        return CsvAnswer.IsWanted(context.Request) && !dryRun ? CsvAnswer.Of(context, Table(reply), "pins.csv") : TypedResults.Ok(Body(reply, dryRun, context));
    }

    private static RosterReplyBody Body(RosterReply reply, bool dryRun, HttpContext context)
    {
        var language = RequestLanguage.Of(context.Request);
        return new(
            dryRun,
            Count(RosterOutcome.Created), Count(RosterOutcome.Matched), Count(RosterOutcome.Unchanged),
            [.. reply.Rows.Select(row => new RosterRowBody(row.Row, row.Outcome, row.Number, row.Name, row.Username))],
            [.. reply.Errors.Select(error => RosterTexts.Of(error.Fault) is var kind ? new RosterErrorBody(error.Row, error.Column, kind.Code, kind.Detail.In(language)) : null!)],
            [.. reply.Pins.Select(PinBody.Of)]);

        int Count(RosterOutcome outcome) => reply.Rows.Count(row => row.Outcome == outcome);
    }

    private static CsvText Table(RosterReply reply)
    {
        var table = new CsvText("number", "name", "username", "pin");
        foreach (var issued in reply.Pins)
            table.Add(issued.Number).Add(issued.Name).Add(issued.Username).Add(issued.Pin.Value).EndRow();
        return table;
    }

    private static FieldFault Fault(RosterError error) =>
        new(RosterTexts.Of(error.Fault), error.Column == RosterColumn.None ? null : $"#/{EnumNames<RosterColumn>.Of(error.Column)}") { Line = error.Row };
}
