using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Roles;

/// <summary>Requests for a person's roles go with the person; who asked or decided for others becomes nobody.</summary>
internal sealed class RoleErasure(AccountsContext database) : IErasurePart
{
    public async Task EraseAsync(Guid personId)
    {
        var requests = database.Set<RoleRequestRow>();
        await requests.Where(request => request.PersonId == personId).ExecuteDeleteAsync();
        await requests.Where(request => request.RequestedBy == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.RequestedBy, Guid.Empty));
        await requests.Where(request => request.DecidedBy == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.DecidedBy, (Guid?)null));
    }
}
