using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Export;

/// <summary>Hands out everything about a person.</summary>
internal sealed class ExportDesk(AccountsContext database, IEnumerable<IExportPart> parts, AuditLog audit)
{
    public async Task<IReadOnlyList<ExportPart>?> BeginAsync(Actor by, Guid personId)
    {
        var isKnown = by.PersonId == personId
            || await database.Users.AnyAsync(account => account.Id == personId)
            || await database.Sessions.AnyAsync(session => session.PersonId == personId);
        if (!isKnown)
            return null;
        await audit.AppendAsync(AuditAction.DataExported, by, personId);
        return [.. parts.Select(part => new ExportPart(part.Name, part.Columns))];
    }

    public Task<ExportPage> PageAsync(Guid personId, string part, string? cursor) =>
        parts.Single(known => known.Name == part).ReadAsync(personId, cursor);
}

/// <inheritdoc cref="IExportGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ExportGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IExportGrain
{
    public Task<IReadOnlyList<ExportPart>?> BeginAsync(Actor by, Guid personId) =>
        WithAsync<ExportDesk, IReadOnlyList<ExportPart>?>(desk => desk.BeginAsync(by, personId));

    public Task<ExportPage> PageAsync(Guid personId, string part, string? cursor) =>
        WithAsync<ExportDesk, ExportPage>(desk => desk.PageAsync(personId, part, cursor));
}
