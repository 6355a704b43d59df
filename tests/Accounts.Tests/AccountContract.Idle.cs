using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Accounts and rows whose time is over by itself.</summary>
public abstract partial class AccountContract
{
    private static readonly TimeSpan ThreeYears = TimeSpan.FromDays(3 * 365 + 1);

    [Fact]
    public async Task AnOldAccount_ThatIsClosed_IsKeptForItsTime_CountedFromThen_AndMayBeKeptLonger()
    {
        var personId = (await SignedInAsync()).PersonId;
        Clock.Advance(TimeSpan.FromDays(400));
        await CloseAccountAsync(personId);
        Assert.Equal(0, Count(await RetainAsync(), "closed accounts"));
        Clock.Advance(TimeSpan.FromDays(91));
        // Closed again, it is not closed later.
        await CloseAccountAsync(personId);
        Assert.Equal(1, Count(await RetainAsync(dryRun: true), "closed accounts"));
        Assert.Equal(1, Count(await RetainAsync(), "closed accounts"));
        Assert.Equal(Clock.GetUtcNow() + Erasure.Wait, await DueAsync(personId));

        Assert.True(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(Bu, personId)));
        Assert.Equal(0, Count(await RetainAsync(), "closed accounts"));
        Assert.Equal(SignInStatus.Closed, (await SignInAsync("budi.s", Password)).Status);
        Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, Count(await RetainAsync(), "closed accounts"));
        Clock.Advance(Erasure.Wait);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
    }

    [Fact]
    public async Task AStudentsAccount_LongUnused_IsErased_UnlessTheStudentComesBack()
    {
        var personId = (await SignedInAsync()).PersonId;
        await PersonAsync("bu.ani", Role.Student | Role.Teacher);
        Clock.Advance(ThreeYears);
        Assert.Equal(1, Count(await RetainAsync(dryRun: true), "accounts of students who were long away"));
        Assert.Equal(1, Count(await RetainAsync(), "accounts of students who were long away"));
        Assert.Equal(0, Count(await RetainAsync(), "accounts of students who were long away"));
        Assert.Equal(Clock.GetUtcNow() + Erasure.Wait, await DueAsync(personId));

        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
        Assert.Null(await DueAsync(personId));
        Assert.Single(await LogAsync(AuditAction.ErasureCancelled));
        Clock.Advance(ThreeYears);
        Assert.Equal(1, Count(await RetainAsync(), "accounts of students who were long away"));
        Clock.Advance(Erasure.Wait);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", Password)).Status);
    }

    [Fact]
    public async Task AStudentsAccount_ThatIsOfSomebodyWhoAnsweredSince_OrWhosePhoneWasUsed_Stays()
    {
        var guest = await GuestAsync(answers: 0);
        await SignedInAsync(Budi(guest));
        await SignedInAsync(Siti());
        Clock.Advance(ThreeYears);
        await WithAsync<AccountsContext, int>(database => database.Sessions.Where(session => session.PersonId != guest)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.UsedAt, Clock.GetUtcNow()).SetProperty(session => session.ExpiresAt, Clock.GetUtcNow().AddDays(30))));
        Assert.Equal(1, Count(await RetainAsync(dryRun: true), "accounts of students who were long away"));
        var learner = (await Get<IAttemptLog>().LoadAsync(guest))!.Learner;
        var attempt = Answered("q", "an");
        Assert.Equal(CommitOutcome.Committed, await Get<IAttemptLog>().CommitAsync(new LearnerCommit(
            learner with { Version = learner.Version + 1, Totals = new(1, 1, 1, 1, 1), Last = attempt.Key }, [attempt], new Dictionary<string, Core.Learners.ScheduledCard>(), [])));
        Assert.Equal(0, Count(await RetainAsync(), "accounts of students who were long away"));
    }

    [Fact]
    public async Task CodesRequestsAndMemberships_GoWhenTheyAreOver()
    {
        var (ani, made) = await TaughtAsync();
        var student = await PersonAsync("siti", Role.Student);
        var now = Clock.GetUtcNow();
        await WithAsync<AccountsContext, int>(database =>
        {
            database.Add(new PasswordReset { AccountId = student.PersonId, Code = "a", ExpiresAt = now.AddHours(24) });
            database.Add(new UsedCode { AccountId = student.PersonId, Code = "b", UsedAt = now });
            database.Add(Request(RoleRequestState.Approved, now));
            database.Add(Request(RoleRequestState.Expired, null));
            database.Add(new ClassMemberRow { ClassId = made.ClassId, LearnerId = student.PersonId, JoinedAt = now, LeftAt = now });
            database.Add(new ClassMemberRow { ClassId = made.ClassId, LearnerId = ani.PersonId, JoinedAt = now });
            return database.SaveChangesAsync();
        });
        Assert.Equal((0, 0, 0, 0), Counts(await RetainAsync()));
        // A code to choose a password by is good for 24 hours, and kept for a day after.
        Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal((1, 1, 0, 0), Counts(await RetainAsync(dryRun: true)));
        Assert.Equal((1, 1, 0, 0), Counts(await RetainAsync()));
        Clock.Advance(TimeSpan.FromDays(370));
        Assert.Equal((0, 0, 2, 1), Counts(await RetainAsync()));
        Assert.Equal(1, await WithAsync<AccountsContext, int>(database => database.ClassMembers.CountAsync()));

        static (int, int, int, int) Counts(IReadOnlyList<Retention.RetentionLine> lines) => (
            Count(lines, "codes for a new password"), Count(lines, "used one-time codes"), Count(lines, "requests for roles that were decided or expired"), Count(lines, "classes that were left"));

        RoleRequestRow Request(RoleRequestState state, DateTimeOffset? decided) => new()
        {
            RequestId = Guid.NewGuid(),
            PersonId = student.PersonId,
            Role = Role.Operator,
            RequestedBy = ani.PersonId,
            RequestedAt = now,
            ExpiresAt = now.AddDays(3),
            State = state,
            DecidedAt = decided,
        };
    }

    /// <summary>Who may cancel hangs on the reason: a weaker one that comes later does not take its place.</summary>
    [Fact]
    public async Task WhatThePersonAsks_IsTheirs_WhateverWasPlannedBefore()
    {
        var budi = await SignedInAsync();
        await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(Bu, budi.PersonId));
        await AskErasureAsync(budi.PersonId, Password);
        await WithAsync<ErasureDesk, bool>(async desk =>
        {
            await desk.PlanAsync(budi.PersonId, ErasureReason.Idle, Erasure.Wait);
            return true;
        });
        Assert.False(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(Bu, budi.PersonId)));
        Assert.True(await CancelAsync(budi.PersonId));
    }
}
