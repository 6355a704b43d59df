using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts.Data;

/// <summary>A desk lives for one call, with a database context of its own.</summary>
internal static class DeskScope
{
    /// <exception cref="Storage.StorageException">The database does not answer.</exception>
    public static async Task<TReply> WithAsync<TDesk, TReply>(this IServiceScopeFactory scopes, Func<TDesk, Task<TReply>> work)
        where TDesk : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
        }
        catch (Exception e) when (DatabaseFaults.Find(e) is { } fault)
        {
            throw fault;
        }
    }
}
