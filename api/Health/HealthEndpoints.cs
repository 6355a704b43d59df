using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnglishLearning.Api.Health;

/// <param name="Checks">What was looked at.</param>
public sealed record ReadyReply(string Status, IReadOnlyList<string> Checks);

/// <summary>Is the process alive; may traffic come. The host registers health checks with the tag "ready".</summary>
internal static class HealthEndpoints
{
    public const string ReadyTag = "ready";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/livez", () => TypedResults.Text("live"))
            .AllowAnonymous()
            .DisableRateLimiting()
            .WithName("live").WithTags("Operations").WithSummary("Is the process alive");
        app.MapGet("/readyz", ReadyAsync)
            .AllowAnonymous()
            .DisableRateLimiting()
            .WithName("ready").WithTags("Operations").WithSummary("May traffic come")
            .WithProblems(ProblemKinds.NotReady);
    }

    private static async Task<Results<Ok<ReadyReply>, ProblemResult>> ReadyAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(ReadyTag), cancellationToken);
        return report.Status == HealthStatus.Unhealthy
            ? new ProblemResult(ProblemKinds.NotReady, [.. report.Entries.Where(IsDown).Select(FaultOf)])
            : TypedResults.Ok(new ReadyReply("ready", [.. report.Entries.Keys]));
    }

    private static bool IsDown(KeyValuePair<string, HealthReportEntry> entry) => entry.Value.Status == HealthStatus.Unhealthy;

    /// <summary>The name alone: what the check said may hold addresses.</summary>
    private static FieldFault FaultOf(KeyValuePair<string, HealthReportEntry> entry) =>
        new(FieldKinds.FailedBecause) { Arguments = [entry.Key] };
}
