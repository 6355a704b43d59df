using EnglishLearning.Accounts.Data;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts;

/// <summary>Calls a service with a database context of its own, and says what the database says in the words of storage.</summary>
internal abstract class DeskGrain(IServiceScopeFactory scopes) : Grain
{
    protected Task<TReply> WithAsync<TDesk, TReply>(Func<TDesk, Task<TReply>> work)
        where TDesk : notnull => scopes.WithAsync(work);
}
