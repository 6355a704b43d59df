using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Jobs;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Retention;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>What is let go of in time, keys that are rotated, and what compliance finds.</summary>
public abstract partial class AccountContract
{
    [Fact]
    public async Task WhatWasKeptLongEnough_Goes_AndNothingElse()
    {
        var budi = await SignedInAsync();
        await SignInAsync("budi.s", "wrong");
        var silent = await GuestAsync(answers: 0);
        var answered = await GuestAsync(answers: 1);
        Assert.All(await RetainAsync(), line => Assert.Equal(0, line.Count));

        await CloseAccountAsync(budi.PersonId);
        Clock.Advance(TimeSpan.FromDays(125));
        var fresh = await GuestAsync(answers: 0);
        var would = await RetainAsync(dryRun: true);
        Assert.Equal(would, await RetainAsync(dryRun: true));
        Assert.Equal(3, Count(would, "ended sessions"));
        Assert.Equal((1, 0), (Count(would, "guests who never answered"), Count(would, "guests who answered")));
        Assert.Equal(1, Count(would, "closed accounts"));
        Assert.True(Count(would, "failed sign-ins") > 0);

        Assert.Equal(would, (await RetainAsync()).SkipLast(1));
        Assert.All(await RetainAsync(), line => Assert.Equal(0, line.Count));
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.Wait);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Assert.Null(await Get<IAttemptLog>().LoadAsync(silent));
        Assert.NotNull(await Get<IAttemptLog>().LoadAsync(answered));
        Assert.NotNull(await Get<IAttemptLog>().LoadAsync(fresh));
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", Password)).Status);
        Assert.Null(await Get<IAttemptLog>().LoadAsync(budi.PersonId));

        Clock.Advance(TimeSpan.FromDays(3 * 365));
        Assert.Equal(1, Count(await RetainAsync(), "guests who answered"));
        Assert.Null((await VerdictAsync()).Fault);
    }

    [Fact]
    public async Task OldAuditEntries_GoAfterFiveYears_AndTheRunIsInTheLog()
    {
        await FiveAsync();
        Clock.Advance(TimeSpan.FromDays(5 * 365 + 2));
        Assert.Equal(4, Count(await RetainAsync(), "audit entries"));
        Assert.Null((await VerdictAsync()).Fault);
        Assert.Contains(AuditAction.RetentionRan, await ActionsAsync());
        Assert.Contains("4 audit entries", (await WithAsync<JobBook, JobRun?>(book => book.FindAsync(JobBook.Retention)))!.Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrivateHalvesOfRetiredKeys_Go_AndReceiptsStillVerify()
    {
        Clock.Advance(TimeSpan.FromDays(70));
        await Get<SigningKeys>().LoadAsync();
        Assert.Equal(1, Count(await RetainAsync(), "private halves of retired signing keys"));
        Assert.Equal(2, (await Get<Consents.ConsentReceipt>().KeysAsync()).Count);
        Assert.Equal(SignInStatus.SignedIn, (await RegisterAsync(Budi())).Status);
    }

    [Fact]
    public async Task ARotation_WrapsEveryKey_IsResumed_AndTheOldMasterKeyMayGo()
    {
        await SignedInAsync();
        await SignedInAsync(Siti());
        var path = Path.Combine(Folder, "master.keys");
        Clock.Advance(TimeSpan.FromDays(1));
        KeyFile.AddKey(path, Clock.GetUtcNow());
        var old = File.ReadAllLines(path)[0];

        // Cut off after the first few.
        await WithAsync<AccountsContext, bool>(async database =>
        {
            var key = await database.PersonKeys.FirstAsync();
            var box = await Get<IKeyManagement>().WrapAsync(await Get<IKeyManagement>().UnwrapAsync(key.Wrapped, PersonKeys.ContextOf(key.PersonId)), PersonKeys.ContextOf(key.PersonId));
            return await database.PersonKeys.Where(row => row.PersonId == key.PersonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, box)) == 1;
        });
        // Three of the service, one pair, and the other person's.
        Assert.Equal(5, await Get<KeyRotation>().RunAsync());
        Assert.Equal(0, await Get<KeyRotation>().RunAsync());

        File.WriteAllLines(path, File.ReadAllLines(path).Skip(1));
        Assert.DoesNotContain(old, File.ReadAllText(path), StringComparison.Ordinal);
        await using var later = Build();
        await AccountSetup.PrepareAsync(later);
        await using var scope = later.CreateAsyncScope();
        Assert.Equal(SignInStatus.SignedIn, (await scope.ServiceProvider.GetRequiredService<SignInDesk>().SignInAsync("siti.r", new(Password), null, Phone)).Status);
    }

    [Fact]
    public async Task EveryoneOut_EndsAll_AndTellsTheSilosOfThoseWhoMayStillHaveATokenOnly()
    {
        var before = await SignedInAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        var lately = await SignedInAsync(Siti());
        Assert.Equal(2, await WithAsync<EveryoneOut, int>(everyone => everyone.RunAsync()));
        Assert.Single(await WithAsync<SessionDesk, System.Collections.Immutable.ImmutableArray<Guid>>(desk => desk.EndedAsync()));
        foreach (var tokens in (TokenSet[])[before, lately])
            Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens)).Status);
    }

    [Fact]
    public async Task Compliance_PassesWhatIsInOrder_AndFindsEachFault()
    {
        var (budi, siti) = ((await SignedInAsync()).PersonId, (await SignedInAsync(Siti())).PersonId);
        await AskedAsync();
        await RetainAsync();
        await SetAsync(budi, Role.Administrator, twoFactor: true);
        await SetAsync(siti, Role.Administrator | Role.Operator, twoFactor: true);
        Assert.All(await CheckAsync(), finding => Assert.True(finding.Status == ComplianceStatus.Passed, $"{finding}"));

        await SetAsync(siti, Role.Administrator | Role.Operator, twoFactor: false);
        Assert.Equal(["administrators", "operators"], await FailedAsync());
        await SetAsync(siti, Role.Student, twoFactor: false);
        Assert.Equal(["administrators"], await FailedAsync());
        await SetAsync(siti, Role.Administrator, twoFactor: true);

        await ExecuteAsync("UPDATE sessions SET device = personal FROM accounts WHERE account_id <> person_id");
        Assert.Equal(["encryption-at-rest"], await FailedAsync());
        await ExecuteAsync("DELETE FROM sessions");
        Assert.Empty(await FailedAsync());

        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["retention", "audit-log"], await FailedAsync());
        Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(["retention", "audit-log", "key-age", "unused-accounts"], await FailedAsync());
    }

    [Theory]
    [InlineData("UPDATE audit_log SET detail = 'nothing happened' WHERE sequence = 3")]
    [InlineData("DELETE FROM audit_log WHERE sequence = 5")]
    public async Task Compliance_LooksAtTheEndOfTheAuditLog_Now(string change)
    {
        await RetainAsync();
        await FiveAsync();
        Assert.DoesNotContain("audit-log", await FailedAsync());
        var last = await WithAsync<AccountsContext, long>(database => database.AuditEntries.MaxAsync(row => row.Sequence));
        await BehindTheBackAsync(change.Replace("= 5", $"= {last}", StringComparison.Ordinal));
        Assert.Contains("audit-log", await FailedAsync());
    }

    private Task<IReadOnlyList<RetentionLine>> RetainAsync(bool dryRun = false) =>
        WithAsync<RetentionDesk, IReadOnlyList<RetentionLine>>(desk => desk.RunAsync(dryRun));

    private static int Count(IEnumerable<RetentionLine> lines, string data) => lines.Single(line => line.Data == data).Count;

    private Task<IReadOnlyList<ComplianceFinding>> CheckAsync() =>
        WithAsync<ComplianceDesk, IReadOnlyList<ComplianceFinding>>(desk => desk.RunAsync());

    private async Task<IEnumerable<string>> FailedAsync() =>
        (await CheckAsync()).Where(finding => finding.Status == ComplianceStatus.Failed).Select(finding => finding.Check);

    private Task<int> SetAsync(Guid personId, Role roles, bool twoFactor) =>
        WithAsync<AccountsContext, int>(database => database.Users.Where(user => user.Id == personId).ExecuteUpdateAsync(set => set
            .SetProperty(user => user.Roles, roles).SetProperty(user => user.TwoFactorEnabled, twoFactor)));

    private async Task<Guid> GuestAsync(int answers)
    {
        var tokens = await WithAsync<SessionDesk, TokenSet>(desk => desk.BeginGuestAsync("Asia/Jakarta"));
        var learner = LearnerState.Registered(tokens.PersonId, "Asia/Jakarta", Clock.GetUtcNow());
        var none = new Dictionary<string, ScheduledCard>();
        await Get<IAttemptLog>().CommitAsync(new LearnerCommit(learner, [], none, []));
        if (answers > 0)
        {
            var attempt = Answered("q", "an");
            await Get<IAttemptLog>().CommitAsync(new LearnerCommit(
                learner with { Version = 2, Totals = new LearnerTotals(1, 1, 1, 1, 1), Last = attempt.Key }, [attempt], none, []));
        }
        return tokens.PersonId;
    }

    private Task<bool> CloseAccountAsync(Guid personId) => WithAsync<RoleBook, bool>(async book =>
    {
        await book.CloseAsync(personId);
        return true;
    });
}
