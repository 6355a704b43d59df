using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Classes;

/// <inheritdoc cref="IRosterGrain"/>
[StatelessWorker, Reentrant]
internal sealed class RosterGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IRosterGrain
{
    public Task<IReadOnlyList<MemberView>?> MembersAsync(Actor by, Guid classId) =>
        WithAsync<MemberDesk, IReadOnlyList<MemberView>?>(desk => desk.MembersAsync(by, classId));

    public Task<ClassStatus> RemoveAsync(Actor by, Guid classId, Guid learnerId) =>
        WithAsync<JoinDesk, ClassStatus>(desk => desk.RemoveAsync(by, classId, learnerId));

    public Task<JoinReply> JoinAsync(Actor learner, string code) => WithAsync<JoinDesk, JoinReply>(desk => desk.JoinAsync(learner, code));

    public Task<ClassStatus> LeaveAsync(Actor learner, Guid classId) => WithAsync<JoinDesk, ClassStatus>(desk => desk.LeaveAsync(learner, classId));

    public Task<IReadOnlyList<JoinedClass>> JoinedAsync(Guid learnerId) =>
        WithAsync<JoinDesk, IReadOnlyList<JoinedClass>>(desk => desk.JoinedAsync(learnerId));

    public Task<PinReply> IssuePinAsync(Actor by, Guid classId, Guid learnerId) =>
        WithAsync<MemberDesk, PinReply>(desk => desk.IssuePinAsync(by, classId, learnerId));

    public Task<RosterReply> ImportAsync(Actor by, Guid classId, byte[] file, bool dryRun) =>
        WithAsync<RosterDesk, RosterReply>(desk => desk.ImportAsync(by, classId, file, dryRun));

    public Task<MemberResetReply> IssueResetAsync(Actor by, Guid classId, Guid learnerId) =>
        WithAsync<MemberDesk, MemberResetReply>(desk => desk.IssueResetAsync(by, classId, learnerId));
}
