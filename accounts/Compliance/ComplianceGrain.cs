using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>All checks, one after another.</summary>
internal sealed class ComplianceDesk(IEnumerable<IComplianceCheck> checks)
{
    public async Task<IReadOnlyList<ComplianceFinding>> RunAsync()
    {
        var findings = new List<ComplianceFinding>();
        foreach (var check in checks)
            findings.Add(await check.RunAsync());
        return findings;
    }
}

/// <inheritdoc cref="IComplianceGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ComplianceGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IComplianceGrain
{
    public Task<IReadOnlyList<ComplianceFinding>> CheckAsync() =>
        WithAsync<ComplianceDesk, IReadOnlyList<ComplianceFinding>>(desk => desk.RunAsync());
}
