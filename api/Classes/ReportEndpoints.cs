using System.Globalization;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Http;
using EnglishLearning.Api.Me;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Classes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Classes;

/// <summary>Who is stuck on what: for the screen, and as CSV from the same answer.</summary>
internal static class ReportEndpoints
{
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(28);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    private static readonly QueryParameter From = QueryParameter.Text("from", "Answers from this time on, such as 2026-11-01T00:00:00Z or 2026-11-01T07:00:00+07:00; 28 days before the end by default.");
    private static readonly QueryParameter To = QueryParameter.Text("to", "And before this one; now by default.");
    private static readonly QueryParameter Format = QueryParameter.OneOf<ReportFormat>("format", "csv where a link cannot send Accept: text/csv.");
    private static readonly QueryParameter Table = QueryParameter.OneOf<ReportTable>("table", "Of the CSV: topics (the default) or learners.");

    private static readonly Text Rule = new(
        "Seorang siswa macet pada suatu topik bila ia menjawab paling sedikit {0} kali di dalam rentang ini dan kurang dari {1} % benar; jawaban dihitung setengahnya untuk setiap {2} hari umurnya.",
        "A learner is stuck on a topic after at least {0} answers in the period of which less than {1} % were correct; an answer weighs half as much for every {2} days of its age.");

    public static void MapReport(this IEndpointRouteBuilder classes) =>
        classes.MapGet("/{id:guid}/report", ReportAsync)
            .WithName("classReport")
            .WithSummary("Who is stuck on what")
            .WithDescription("By skill and level, and by set of questions: first attempts, the share correct and how it is spread over the learners; and what each learner did. That it was read is noted.")
            .WithQuery(From, To, Format, Table)
            .WithCsv()
            .WithProblems(ProblemKinds.InvalidParameter, ProblemKinds.PeriodNotUsable, ProblemKinds.UnknownClass);

    private static async Task<Results<Ok<ReportReply>, ContentHttpResult, ProblemResult>> ReportAsync(Guid id, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query);
        var (format, table) = (query.OneOf<ReportFormat>(Format), query.OneOf<ReportTable>(Table) ?? ReportTable.Topics);
        var to = query.Time(To) ?? time.GetUtcNow();
        var from = query.Time(From) ?? (to > DateTimeOffset.MinValue + UsualPeriod ? to - UsualPeriod : to);
        if (query.Problem is { } problem)
            return problem;
        if (from >= to || to - from > LongestPeriod)
            return new ProblemResult(ProblemKinds.PeriodNotUsable);
        if (await grains.GetGrain<IClassReportGrain>(0).ReportAsync(context.Actor(), id, from, to) is not { } report)
            return new ProblemResult(ProblemKinds.UnknownClass);
        context.Response.Headers.Append("Vary", "Accept");
        var body = Body(report, RequestLanguage.Of(context.Request));
        return format == ReportFormat.Csv || format is null && CsvAnswer.IsWanted(context.Request)
            ? CsvAnswer.Of(context, ReportCsv.Of(body, table), table == ReportTable.Topics ? "topics.csv" : "learners.csv")
            : TypedResults.Ok(body);
    }

    private static ReportReply Body(ClassReport report, Language language) => new(
        report.ClassId, report.Name, report.From, report.To,
        Rule.In(language, StuckRule.LeastAnswers, (100 * StuckRule.Share).ToString("0", CultureInfo.InvariantCulture), StuckRule.HalfLife.Days),
        [
            .. report.Topics.Select(topic => new TopicEntry(
                topic.Skill, topic.Level, topic.Topic, topic.Learners, topic.FirstAttempts, topic.Correct, topic.Share, topic.Quarters, topic.Stuck)),
        ],
        [
            .. report.Learners.Select(learner => new LearnerEntry(
                learner.LearnerId, learner.Number, learner.Name, learner.Answered, learner.Correct, learner.Due,
                [.. learner.Skills.Select(ProgressEndpoints.ToEntry)], learner.LastSyncedAt, learner.StuckOn)),
        ]);
}
