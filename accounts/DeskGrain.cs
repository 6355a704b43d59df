using EnglishLearning.Accounts.Data;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts;

/// <summary>Calls a service with a database context of its own, and says what the database says in the words of storage.</summary>
internal abstract class DeskGrain(IServiceScopeFactory scopes) : Grain
{
    protected async Task<TReply> WithAsync<TDesk, TReply>(Func<TDesk, Task<TReply>> work)
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
