using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Classes;

/// <inheritdoc cref="IClassGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ClassGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IClassGrain
{
    public Task<ClassReply> CreateAsync(Actor by, string name, string timeZone) =>
        WithAsync<ClassDesk, ClassReply>(desk => desk.CreateAsync(by, name, timeZone));

    public Task<IReadOnlyList<ClassView>> ListAsync(Guid teacherId) =>
        WithAsync<ClassViews, IReadOnlyList<ClassView>>(views => views.ListAsync(teacherId));

    public Task<ClassView?> FindAsync(Guid teacherId, Guid classId) =>
        WithAsync<ClassViews, ClassView?>(views => views.FindAsync(teacherId, classId));

    public Task<ClassReply> ChangeAsync(Actor by, Guid classId, ClassChange change, int version) =>
        WithAsync<ClassDesk, ClassReply>(desk => desk.ChangeAsync(by, classId, change, version));

    public Task<ClassReply> RenewCodeAsync(Actor by, Guid classId) =>
        WithAsync<ClassDesk, ClassReply>(desk => desk.RenewCodeAsync(by, classId));

    public Task<ClassStatus> ArchiveAsync(Actor by, Guid classId) =>
        WithAsync<ClassDesk, ClassStatus>(desk => desk.ArchiveAsync(by, classId));

    public Task<ClassReply> AddTeacherAsync(Actor by, Guid classId, string login) =>
        WithAsync<CoTeachers, ClassReply>(desk => desk.AddAsync(by, classId, login));

    public Task<ClassStatus> RemoveTeacherAsync(Actor by, Guid classId, Guid teacherId) =>
        WithAsync<CoTeachers, ClassStatus>(desk => desk.RemoveAsync(by, classId, teacherId));
}
