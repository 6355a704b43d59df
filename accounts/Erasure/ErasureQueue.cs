using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Storage.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Accounts.Erasure;

/// <summary>
/// Erases whoever is due, and sweeps up after those who were. How often: every five minutes and whenever somebody is due at once. How
/// long: 20,000 attempts are a second or two. Safe to skip: it only comes later. Safe to run twice, and by two at once: each step does
/// nothing where it was done.
/// </summary>
internal sealed partial class ErasureQueue(
    IServiceScopeFactory scopes, IPersonalData store, ErasureRules rules, TimeProvider time, ILogger<ErasureQueue> logger)
{
    private const int AtOnce = 100;

    /// <summary>How many were erased now. One who cannot be is logged and comes again.</summary>
    public async Task<int> RunAsync()
    {
        await ReplayAsync();
        var erased = 0;
        foreach (var personId in await DueAsync())
            erased += await TryAsync(personId, eraser => eraser.RunAsync(personId)) ? 1 : 0;
        foreach (var personId in await store.ErasedAsync(time.GetUtcNow() - rules.SweepAfter))
            await TryAsync(personId, eraser => eraser.SweepAsync(personId));
        return erased;
    }

    /// <summary>Also a database that was restored under a running silo. Without the list nobody is erased, and the sweeps go on.</summary>
    private async Task ReplayAsync()
    {
        try
        {
            await scopes.WithAsync<ErasureReplay, int>(replay => replay.RunAsync(always: false));
        }
        catch (KeyException e)
        {
            LogUnread(e);
        }
    }

    private async Task<IReadOnlyList<Guid>> DueAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<AccountsContext>().Erasures.AsNoTracking()
            .Where(erasure => erasure.DueAt <= now).OrderBy(erasure => erasure.DueAt).Select(erasure => erasure.PersonId).Take(AtOnce).ToListAsync();
    }

    private async Task<bool> TryAsync(Guid personId, Func<Eraser, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<Eraser>());
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(personId, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Whom a backup brought back cannot be known; it is tried again")]
    private partial void LogUnread(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Person {Person} could not be erased yet; it is tried again")]
    private partial void LogFailed(Guid person, Exception e);
}
