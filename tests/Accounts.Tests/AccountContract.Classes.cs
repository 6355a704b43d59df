using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Classes, their teachers, and learners who join.</summary>
public abstract partial class AccountContract
{
    private const string School = "203.0.113.50";

    [Fact]
    public async Task Class_IsItsTeachers_AndNobodyElses()
    {
        var (ani, budi) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("pak.budi", Role.Teacher));
        var made = await ClassAsync(ani);

        Assert.Equal(("7A", "Asia/Jakarta", true, 0, 1), (made.Name, made.TimeZone, made.IsOpen, made.Members, made.Version));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", made.Code);
        Assert.Equal([new TeacherView(ani.PersonId, "Name of bu.ani", true)], made.Teachers);
        Assert.Single(await ViewsAsync(views => views.ListAsync(ani.PersonId)));
        Assert.Empty(await ViewsAsync(views => views.ListAsync(budi.PersonId)));
        Assert.Null(await ViewsAsync(views => views.FindAsync(budi.PersonId, made.ClassId)));
        Assert.Equal(ClassStatus.Unknown, (await DeskAsync(desk => desk.ChangeAsync(budi, made.ClassId, new("mine", null, null), 1))).Status);
        Assert.Equal(ClassStatus.Unknown, (await DeskAsync(desk => desk.RenewCodeAsync(budi, made.ClassId))).Status);
        Assert.Equal(ClassStatus.Unknown, await DeskAsync(desk => desk.ArchiveAsync(budi, made.ClassId)));
        Assert.Null(await MembersAsync(budi, made.ClassId));
        Assert.Equal(ClassStatus.Unknown, await JoinsAsync(desk => desk.RemoveAsync(budi, made.ClassId, ani.PersonId)));
    }

    [Fact]
    public async Task Change_IsMadeFromTheVersionThatWasRead_AndOnce()
    {
        var ani = await PersonAsync("bu.ani", Role.Teacher);
        var made = await ClassAsync(ani);

        var changed = (await DeskAsync(desk => desk.ChangeAsync(ani, made.ClassId, new("8A", null, false), made.Version))).Class!;
        Assert.Equal(("8A", "Asia/Jakarta", false, 2, made.Code), (changed.Name, changed.TimeZone, changed.IsOpen, changed.Version, changed.Code));
        Assert.Equal(ClassStatus.Outdated, (await DeskAsync(desk => desk.ChangeAsync(ani, made.ClassId, new("9A", null, null), made.Version))).Status);
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => DeskAsync(desk => desk.ChangeAsync(ani, made.ClassId, new($"{i}", null, null), 2)))));
        Assert.Equal((1, 7), (replies.Count(reply => reply.Status == ClassStatus.Done), replies.Count(reply => reply.Status == ClassStatus.Outdated)));
    }

    [Fact]
    public async Task Code_ThatWasRenewedOrClosed_TakesNobodyIn_AndIsAnsweredLikeAWrongOne()
    {
        var (ani, siti) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("siti", Role.Student));
        var made = await ClassAsync(ani);
        var renewed = (await DeskAsync(desk => desk.RenewCodeAsync(ani, made.ClassId))).Class!;

        Assert.Equal(new JoinReply(ClassStatus.UnknownCode), await JoinAsync(siti, made.Code));
        await DeskAsync(desk => desk.ChangeAsync(ani, made.ClassId, new(null, null, false), renewed.Version));
        Assert.Equal(new JoinReply(ClassStatus.UnknownCode), await JoinAsync(siti, renewed.Code));
        Assert.Equal(new JoinReply(ClassStatus.UnknownCode), await JoinAsync(siti, "no code at all \0"));
        await DeskAsync(desk => desk.ChangeAsync(ani, made.ClassId, new(null, null, true), renewed.Version + 1));
        Assert.Equal(ClassStatus.Done, (await JoinAsync(siti, renewed.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task WrongCodes_AreCounted_AndLockNoSignIn()
    {
        var (ani, siti) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("siti", Role.Student));
        var made = await ClassAsync(ani);
        for (var i = 0; i < 5; i++)
            Assert.Equal(ClassStatus.UnknownCode, (await JoinAsync(siti, $"0000-000{i}")).Status);

        var locked = await JoinAsync(siti, made.Code);
        Assert.Equal(ClassStatus.Locked, locked.Status);
        Assert.InRange(locked.RetryAfter.TotalSeconds, 1, 300);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("siti", Password, new(School, "", null))).Status);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(ClassStatus.Done, (await JoinAsync(siti, made.Code)).Status);
    }

    [Fact]
    public async Task CodesGuessedAtOnce_TellNoMoreThanInARow()
    {
        var siti = await PersonAsync("siti", Role.Student);
        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => JoinAsync(siti, $"0000-00{i:00}"))));
        Assert.InRange(replies.Count(reply => reply.Status == ClassStatus.UnknownCode), 0, 5);
    }

    [Fact]
    public async Task Learner_JoinsOnce_Leaves_AndComesBack()
    {
        var (ani, siti) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("siti", Role.Student));
        var made = await ClassAsync(ani);

        var joined = (await JoinAsync(siti, made.Code)).Class!;
        Assert.Equal((made.ClassId, "7A", null), (joined.ClassId, joined.Name, joined.Number));
        Assert.Equal(["Name of bu.ani"], joined.Teachers);
        Assert.Equal(ClassStatus.Done, (await JoinAsync(siti, made.Code)).Status);
        Assert.Equal([AuditAction.ClassJoined], await ActionsOfAsync(siti.PersonId, AuditAction.ClassJoined, AuditAction.ClassLeft));
        var member = Assert.Single((await MembersAsync(ani, made.ClassId))!);
        Assert.Equal((siti.PersonId, "Name of siti", "siti", AccountState.Active, false, null), (member.LearnerId, member.Name, member.Username, member.State, member.HasPin, member.LastSyncedAt));

        Assert.Equal(ClassStatus.Done, await JoinsAsync(desk => desk.LeaveAsync(siti, made.ClassId)));
        Assert.Equal(ClassStatus.Unknown, await JoinsAsync(desk => desk.LeaveAsync(siti, made.ClassId)));
        Assert.Empty((await MembersAsync(ani, made.ClassId))!);
        Assert.Empty(await JoinedAsync(siti));
        Assert.Equal(ClassStatus.Done, (await JoinAsync(siti, made.Code)).Status);
        Assert.Equal(ClassStatus.Done, await JoinsAsync(desk => desk.RemoveAsync(ani, made.ClassId, siti.PersonId)));
        Assert.Equal(ClassStatus.UnknownMember, await JoinsAsync(desk => desk.RemoveAsync(ani, made.ClassId, siti.PersonId)));
        Assert.Equal(4, (await ActionsOfAsync(siti.PersonId, AuditAction.ClassJoined, AuditAction.ClassLeft)).Count);
        Assert.Null((await VerdictAsync()).Fault);
    }

    [Fact]
    public async Task Guest_JoinsNoClass()
    {
        var made = await ClassAsync(await PersonAsync("bu.ani", Role.Teacher));
        Assert.Equal(ClassStatus.NoAccount, (await JoinAsync(new(Guid.NewGuid(), School), made.Code)).Status);
    }

    [Fact]
    public async Task Members_AreShown_OnceItIsNoted()
    {
        var ani = await PersonAsync("bu.ani", Role.Teacher);
        var made = await ClassAsync(ani);
        await MembersAsync(ani, made.ClassId);
        var entry = (await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(ani.PersonId, null, null, 1)))[0];
        Assert.Equal((AuditAction.ClassRead, $"{made.ClassId} members", School), (entry.Row.Action, entry.Row.Detail, entry.Address));
    }

    [Fact]
    public async Task CoTeacher_SeesTheClass_AndMayNotWhatIsTheOwners()
    {
        var (ani, budi, siti) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("pak.budi", Role.Teacher), await PersonAsync("siti", Role.Student));
        var made = await ClassAsync(ani);

        Assert.Equal(ClassStatus.UnknownTeacher, (await TeachersAsync(desk => desk.AddAsync(ani, made.ClassId, "siti"))).Status);
        Assert.Equal(ClassStatus.UnknownTeacher, (await TeachersAsync(desk => desk.AddAsync(ani, made.ClassId, "nobody"))).Status);
        Assert.Equal(ClassStatus.Unknown, (await TeachersAsync(desk => desk.AddAsync(budi, made.ClassId, "pak.budi"))).Status);
        Assert.Equal(2, (await TeachersAsync(desk => desk.AddAsync(ani, made.ClassId, "PAK.BUDI"))).Class!.Teachers.Count);
        Assert.Equal(2, (await TeachersAsync(desk => desk.AddAsync(ani, made.ClassId, "pak.budi"))).Class!.Teachers.Count);

        Assert.NotNull(await MembersAsync(budi, made.ClassId));
        Assert.Equal(ClassStatus.NotOwner, await DeskAsync(desk => desk.ArchiveAsync(budi, made.ClassId)));
        Assert.Equal(ClassStatus.NotOwner, (await TeachersAsync(desk => desk.AddAsync(budi, made.ClassId, "bu.ani"))).Status);
        Assert.Equal(ClassStatus.NotOwner, await TeachersAsync(desk => desk.RemoveAsync(budi, made.ClassId, ani.PersonId)));
        Assert.Equal(ClassStatus.OwnerStays, await TeachersAsync(desk => desk.RemoveAsync(ani, made.ClassId, ani.PersonId)));
        Assert.Equal(ClassStatus.UnknownTeacher, await TeachersAsync(desk => desk.RemoveAsync(ani, made.ClassId, siti.PersonId)));
        Assert.Equal(ClassStatus.Done, await TeachersAsync(desk => desk.RemoveAsync(budi, made.ClassId, budi.PersonId)));
        Assert.Null(await MembersAsync(budi, made.ClassId));
    }

    [Fact]
    public async Task ArchivedClass_IsThereForNobody()
    {
        var (ani, siti) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("siti", Role.Student));
        var made = await ClassAsync(ani);
        await JoinAsync(siti, made.Code);

        Assert.Equal(ClassStatus.Done, await DeskAsync(desk => desk.ArchiveAsync(ani, made.ClassId)));
        Assert.Equal(ClassStatus.Unknown, await DeskAsync(desk => desk.ArchiveAsync(ani, made.ClassId)));
        Assert.Empty(await ViewsAsync(views => views.ListAsync(ani.PersonId)));
        Assert.Null(await MembersAsync(ani, made.ClassId));
        Assert.Empty(await JoinedAsync(siti));
        Assert.Equal(ClassStatus.UnknownCode, (await JoinAsync(siti, made.Code)).Status);
    }

    [Fact]
    public async Task Teacher_HasFortyClasses_AlsoWhenMadeAtOnce_AndAnArchivedOneMakesRoom()
    {
        var ani = await PersonAsync("bu.ani", Role.Teacher);
        var first = await ClassAsync(ani);
        for (var i = 2; i < ClassRules.MostClasses; i++)
            await ClassAsync(ani, $"class {i}");
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DeskAsync(desk => desk.CreateAsync(ani, "one more", "Asia/Jakarta")))));
        Assert.Equal((1, 3), (atOnce.Count(reply => reply.Status == ClassStatus.Done), atOnce.Count(reply => reply.Status == ClassStatus.TooManyClasses)));
        await DeskAsync(desk => desk.ArchiveAsync(ani, first.ClassId));
        Assert.Equal(ClassStatus.Done, (await DeskAsync(desk => desk.CreateAsync(ani, "one more", "Asia/Jakarta"))).Status);
    }

    [Fact]
    public async Task FullClass_TakesNobodyMore()
    {
        var (ani, siti) = (await PersonAsync("bu.ani", Role.Teacher), await PersonAsync("siti", Role.Student));
        var made = await ClassAsync(ani);
        await WithAsync<AccountsContext, int>(async database =>
        {
            for (var i = 0; i < ClassRules.MostMembers; i++)
            {
                var id = Guid.NewGuid();
                database.Users.Add(new Account { Id = id, NormalizedUserName = $"{id:N}", SecurityStamp = "", State = AccountState.Active });
                database.ClassMembers.Add(new ClassMemberRow { ClassId = made.ClassId, LearnerId = id, JoinedAt = Clock.GetUtcNow() });
            }
            return await database.SaveChangesAsync();
        });
        Assert.Equal(ClassStatus.Full, (await JoinAsync(siti, made.Code)).Status);
        Assert.Equal(ClassRules.MostMembers, (await MembersAsync(ani, made.ClassId))!.Count);
    }

    /// <summary>Somebody with an account, at the school.</summary>
    private async Task<Actor> PersonAsync(string login, Role roles, DateOnly? birth = null)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            UserName = login,
            Person = new(login, null, $"Name of {login}", birth ?? new DateOnly(1990, 1, 1), "Asia/Jakarta"),
            Roles = roles,
            State = AccountState.Active,
            CreatedAt = Clock.GetUtcNow(),
        };
        await WithAsync<Microsoft.AspNetCore.Identity.UserManager<Account>, bool>(async accounts =>
        {
            account.PasswordHash = Hasher.HashPassword(account, Password);
            Assert.True((await accounts.CreateAsync(account)).Succeeded);
            return true;
        });
        return new(account.Id, School);
    }

    private async Task<ClassView> ClassAsync(Actor teacher, string name = "7A") =>
        (await DeskAsync(desk => desk.CreateAsync(teacher, name, "Asia/Jakarta"))).Class!;

    private Task<T> DeskAsync<T>(Func<ClassDesk, Task<T>> work) => WithAsync(work);

    private Task<T> ViewsAsync<T>(Func<ClassViews, Task<T>> work) => WithAsync(work);

    private Task<T> JoinsAsync<T>(Func<JoinDesk, Task<T>> work) => WithAsync(work);

    private Task<T> TeachersAsync<T>(Func<CoTeachers, Task<T>> work) => WithAsync(work);

    private Task<JoinReply> JoinAsync(Actor learner, string code) => JoinsAsync(desk => desk.JoinAsync(learner, code));

    private Task<IReadOnlyList<JoinedClass>> JoinedAsync(Actor learner) => JoinsAsync(desk => desk.JoinedAsync(learner.PersonId));

    private Task<IReadOnlyList<MemberView>?> MembersAsync(Actor teacher, Guid classId) =>
        WithAsync<MemberDesk, IReadOnlyList<MemberView>?>(desk => desk.MembersAsync(teacher, classId));

    private async Task<IReadOnlyList<AuditAction>> ActionsOfAsync(Guid subject, params AuditAction[] among) =>
        [.. (await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(null, subject, null, 1000)))
            .Select(entry => entry.Row.Action).Where(action => among.Contains(action))];
}
