using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

internal static class ClassMembership
{
    /// <summary>Makes somebody who is not present a member, from now on; whoever was one before comes back.</summary>
    public static async Task AddAsync(AccountsContext database, Guid classId, Guid learnerId, DateTimeOffset now)
    {
        var returned = await database.ClassMembers.Where(member => member.ClassId == classId && member.LearnerId == learnerId)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.LeftAt, (DateTimeOffset?)null).SetProperty(member => member.JoinedAt, now));
        if (returned > 0)
            return;
        database.ClassMembers.Add(new ClassMemberRow { ClassId = classId, LearnerId = learnerId, JoinedAt = now });
        await database.SaveChangesAsync();
    }
}
