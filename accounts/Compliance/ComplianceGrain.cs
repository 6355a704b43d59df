using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>All checks, one after another.</summary>
internal sealed partial class ComplianceDesk(IEnumerable<IComplianceCheck> checks, ILogger<ComplianceDesk> logger)
{
    public async Task<IReadOnlyList<ComplianceFinding>> RunAsync()
    {
        var findings = new List<ComplianceFinding>();
        foreach (var check in checks)
            findings.Add(await RunAsync(check));
        return findings;
    }

    /// <summary>One that cannot be made is a finding, not the end of the others; without the database there is none at all.</summary>
    private async Task<ComplianceFinding> RunAsync(IComplianceCheck check)
    {
        try
        {
            return await check.RunAsync();
        }
        catch (Exception e) when (DatabaseFaults.Find(e) is null && e is not OperationCanceledException)
        {
            LogFailed(check.GetType().Name, e);
            return ComplianceFinding.Failed(check.GetType().Name, $"It could not be checked: {e.GetType().Name}.", "See the log of this silo, and mend what keeps it.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Check} could not be checked")]
    private partial void LogFailed(string check, Exception e);
}

/// <inheritdoc cref="IComplianceGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ComplianceGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IComplianceGrain
{
    public Task<IReadOnlyList<ComplianceFinding>> CheckAsync() =>
        WithAsync<ComplianceDesk, IReadOnlyList<ComplianceFinding>>(desk => desk.RunAsync());
}
