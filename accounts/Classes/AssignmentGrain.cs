using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Classes;

/// <inheritdoc cref="IAssignmentGrain"/>
[StatelessWorker, Reentrant]
internal sealed class AssignmentGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IAssignmentGrain
{
    public Task<AssignmentReply> CreateAsync(Actor by, Guid classId, NewAssignment task) =>
        WithAsync<AssignmentDesk, AssignmentReply>(desk => desk.CreateAsync(by, classId, task));

    public Task<IReadOnlyList<AssignmentView>?> ListAsync(Guid teacherId, Guid classId) =>
        WithAsync<AssignmentDesk, IReadOnlyList<AssignmentView>?>(desk => desk.ListAsync(teacherId, classId));

    public Task<AssignmentReply> FindAsync(Actor by, Guid classId, Guid assignmentId) =>
        WithAsync<AssignmentProgressDesk, AssignmentReply>(desk => desk.OfClassAsync(by, classId, assignmentId));

    public Task<AssignmentReply> ChangeAsync(Actor by, Guid classId, Guid assignmentId, AssignmentChange change, int version) =>
        WithAsync<AssignmentDesk, AssignmentReply>(desk => desk.ChangeAsync(by, classId, assignmentId, change, version));

    public Task<ClassStatus> DeleteAsync(Actor by, Guid classId, Guid assignmentId) =>
        WithAsync<AssignmentDesk, ClassStatus>(desk => desk.DeleteAsync(by, classId, assignmentId));

    public Task<IReadOnlyList<OwnAssignment>> OfLearnerAsync(Guid learnerId) =>
        WithAsync<AssignmentProgressDesk, IReadOnlyList<OwnAssignment>>(desk => desk.OfLearnerAsync(learnerId));
}
