using EnglishLearning.Api.Auth;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Privacy;

/// <param name="Passed">No check failed.</param>
public sealed record ComplianceReply(bool Passed, IReadOnlyList<ComplianceEntry> Checks);

/// <param name="Check">Stable, such as audit-log.</param>
/// <param name="Remedy">What to do; empty where it passed.</param>
public sealed record ComplianceEntry(string Check, ComplianceStatus Status, string Finding, string Remedy);

/// <summary>Whether the rules of protection are kept.</summary>
internal static class ComplianceEndpoints
{
    public static void MapCompliance(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/compliance", CheckAsync)
            .Requires(Permission.ReadCompliance)
            .WithName("compliance")
            .WithTags("Operations")
            .WithSummary("Whether the rules of protection are kept")
            .WithDescription("The same as \"silo compliance\": each check with its finding and what to do. Names nobody.");

    private static async Task<Ok<ComplianceReply>> CheckAsync(IGrainFactory grains)
    {
        var findings = await grains.GetGrain<IComplianceGrain>(0).CheckAsync();
        return TypedResults.Ok(new ComplianceReply(
            findings.All(finding => finding.Status != ComplianceStatus.Failed),
            [.. findings.Select(finding => new ComplianceEntry(finding.Check, finding.Status, finding.Finding, finding.Remedy))]));
    }
}
