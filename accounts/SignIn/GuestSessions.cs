using EnglishLearning.Accounts.Data;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>
/// Stores the sessions of guests: a school's first visit is thousands within a minute, and whoever comes while a write is under way
/// shares the next transaction.
/// </summary>
internal sealed class GuestSessions : IAsyncDisposable
{
    private const int Waiting = 4096;
    private const int AtOnce = 256;

    private readonly IDbContextFactory<AccountsContext> _databases;
    private readonly GroupCommit<Session, bool> _commits;

    public GuestSessions(IDbContextFactory<AccountsContext> databases)
    {
        _databases = databases;
        _commits = new("guests", new GroupCommitOptions(Writers: 1, Waiting, AtOnce), ReferenceEqualityComparer.Instance, WriteAsync);
    }

    /// <exception cref="StorageException">The database does not answer, or too many wait already.</exception>
    public Task AddAsync(Session session) => _commits.CommitAsync(session);

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<Session> sessions)
    {
        await using var database = await _databases.CreateDbContextAsync();
        database.Sessions.AddRange(sessions);
        try
        {
            await database.SaveChangesAsync();
        }
        catch (Exception e) when (DatabaseFaults.Find(e) is { } fault)
        {
            throw fault;
        }
        return [.. sessions.Select(_ => true)];
    }
}
