using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Classes;

/// <inheritdoc cref="IClassReportGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ClassReportGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IClassReportGrain
{
    public Task<ClassReport?> ReportAsync(Actor by, Guid classId, DateTimeOffset from, DateTimeOffset to) =>
        WithAsync<ReportDesk, ClassReport?>(desk => desk.ReportAsync(by, classId, from, to));
}
