using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Ends every session there is, as after a breach.</summary>
internal sealed class EveryoneOut(AccountsContext database, SessionDesk sessions, AuditLog audit)
{
    /// <summary>How many ended.</summary>
    public async Task<int> RunAsync()
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var ended = await sessions.EndAsync(_ => true, SessionEnd.Revoked);
        await audit.AppendAsync(AuditAction.SessionEnded, by: null, detail: $"all: {ended}");
        await transaction.CommitAsync();
        return ended;
    }
}
