using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using EnglishLearning.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>What is left of who was erased, and what happens where it is interrupted.</summary>
public abstract partial class AccountContract
{
    private const int Steps = 6;

    [Fact]
    public async Task Erased_NothingLeadsToThePerson_AndTheStatisticsStand()
    {
        var tokens = await SignedInAsync();
        var attempts = await PractisedAsync(tokens.PersonId, 5);
        var other = (await SignedInAsync(Siti())).PersonId;
        await PractisedAsync(other, 3, "I am Siti");
        var before = await EvidenceAsync();

        Assert.Equal(ErasureStatus.Planned, (await AskErasureAsync(tokens.PersonId, Password)).Status);
        Clock.Advance(Erasure.Wait);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.SweepAfter + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());

        await NothingIsLeftAsync(tokens.PersonId, attempts);
        Assert.Equal(before, await EvidenceAsync());
        Assert.Contains(tokens.PersonId, LivingGrains.Forgotten);
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("siti.r", Password)).Status);
        Assert.Equal(4, (await Get<IAttemptLog>().ReadAsync(other)).Count);
        Assert.Null((await VerdictAsync()).Fault);
        // The name is free again, for whoever.
        await SignedInAsync();
    }

    [Fact]
    public async Task Erased_ASession_StaysRefused_UntilItsTokensHaveExpired()
    {
        var tokens = await SignedInAsync();
        var sessionId = (await EndedOrNotAsync()).Single();
        await AskErasureAsync(tokens.PersonId, Password);
        Clock.Advance(Erasure.Wait - TimeSpan.FromMinutes(1));
        // What was answered before is answered again, with a token that lasts as long as a new one.
        var refreshed = await RefreshAsync(tokens, "one");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(tokens, "one")).Status);
        Assert.Equal(SignInStatus.SignedIn, refreshed.Status);
        await Get<ErasureQueue>().RunAsync();
        Assert.Contains(sessionId, await WithAsync<SessionDesk, System.Collections.Immutable.ImmutableArray<Guid>>(desk => desk.EndedAsync()));
    }

    [Fact]
    public async Task Erased_ATeachersClasses_GoToTheNext_OrAreArchived()
    {
        var (ani, made) = await TaughtAsync();
        var alone = await ClassAsync(ani);
        var budi = await PersonAsync("pak.budi", Role.Teacher);
        Assert.Equal(ClassStatus.Done, (await WithAsync<CoTeachers, ClassReply>(teachers => teachers.AddAsync(ani, made.ClassId, "pak.budi"))).Status);
        await ImportAsync(ani, made, Roster);
        var member = (await MembersAsync(ani, made.ClassId))![0].LearnerId;

        await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(Bu, ani.PersonId));
        await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(Bu, member));
        Clock.Advance(Erasure.Wait);
        Assert.Equal(2, await Get<ErasureQueue>().RunAsync());

        var kept = Assert.Single(await ViewsAsync(views => views.ListAsync(budi.PersonId)));
        Assert.Equal((made.ClassId, 2), (kept.ClassId, kept.Members));
        Assert.Equal([new TeacherView(budi.PersonId, "Name of pak.budi", true)], kept.Teachers);
        Assert.NotNull((await WithAsync<AccountsContext, ClassRow>(database => database.Classes.SingleAsync(row => row.ClassId == alone.ClassId))).ArchivedAt);
        var stored = await EverythingButTheAuditLogAsync();
        Assert.DoesNotContain($"{ani.PersonId}", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"{member}", stored, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Issue 4: made administrator since the erasure was asked for.</summary>
    [Fact]
    public async Task TheLastAdministrator_IsErased_OnceThereIsAnother()
    {
        var tokens = await SignedInAsync();
        await AskErasureAsync(tokens.PersonId, Password);
        await SetRolesAsync(tokens.PersonId, Role.Student | Role.Administrator);
        Clock.Advance(Erasure.Wait);
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);

        await SetRolesAsync((await SignedInAsync(Siti())).PersonId, Role.Student | Role.Administrator);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", Password)).Status);

        Task<bool> SetRolesAsync(Guid personId, Role roles) => WithAsync<RoleBook, bool>(async book =>
        {
            await book.SetAsync(personId, roles);
            return true;
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task AnErasure_ThatIsCutOff_IsFinishedByTheNextRun(int stepsDone)
    {
        var tokens = await SignedInAsync();
        var attempts = await PractisedAsync(tokens.PersonId, 4);
        var before = await EvidenceAsync();
        await AskErasureAsync(tokens.PersonId, Password);
        Clock.Advance(Erasure.Wait);
        await WithAsync<Eraser, bool>(async eraser =>
        {
            var steps = eraser.Steps(tokens.PersonId);
            Assert.Equal(Steps, steps.Count);
            foreach (var step in steps.Take(stepsDone))
                await step();
            return true;
        });

        // Another process comes to it: nothing of the first one's memory is left.
        await RestartAsync();
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.SweepAfter + TimeSpan.FromSeconds(1));
        await Get<ErasureQueue>().RunAsync();

        await NothingIsLeftAsync(tokens.PersonId, attempts);
        Assert.Equal(before, await EvidenceAsync());
        Assert.Single(Get<ErasureList>().Read());
        Assert.Equal(1, await WithAsync<AccountsContext, int>(database => database.AuditEntries.CountAsync(row => row.Action == AuditAction.Erased)));
    }

    [Fact]
    public async Task AfterTheLastStep_AnErasureIsOver_AndRunAgainDoesNothing()
    {
        var tokens = await SignedInAsync();
        await PractisedAsync(tokens.PersonId, 2);
        await AskErasureAsync(tokens.PersonId, Password);
        await WithAsync<Eraser, bool>(async eraser =>
        {
            await eraser.RunAsync(tokens.PersonId);
            var once = await AllButChangesAsync();
            await eraser.RunAsync(tokens.PersonId);
            Assert.Equal(once, await AllButChangesAsync());
            return true;
        });

        // How often anybody's roles or access were looked at for a change.
        async Task<IEnumerable<string>> AllButChangesAsync() =>
            (await AllRowsAsync()).Where(row => !row.StartsWith("administration: ", StringComparison.Ordinal)).Order().ToArray();
    }

    [Fact]
    public async Task AnErasure_WaitsAndIsCancelled_AndOnlyThePersonAsksForIt()
    {
        var tokens = await SignedInAsync();
        Assert.Equal(ErasureStatus.Refused, (await AskErasureAsync(tokens.PersonId, "not the password")).Status);
        Assert.Equal(ErasureStatus.Refused, (await AskErasureAsync(tokens.PersonId, null)).Status);
        Assert.Null(await DueAsync(tokens.PersonId));

        var planned = await AskErasureAsync(tokens.PersonId, Password);
        Assert.Equal(Clock.GetUtcNow() + Erasure.Wait, planned.DueAt);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(planned.DueAt, (await AskErasureAsync(tokens.PersonId, Password)).DueAt);
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);

        Assert.True(await CancelAsync(tokens.PersonId));
        Assert.False(await CancelAsync(tokens.PersonId));
        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
    }

    [Fact]
    public async Task WrongPasswords_LockTheErasure_NotTheSignIn()
    {
        var tokens = await SignedInAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(ErasureStatus.Refused, (await AskErasureAsync(tokens.PersonId, "wrong")).Status);
        Assert.Equal(ErasureStatus.Locked, (await AskErasureAsync(tokens.PersonId, Password)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
    }

    [Fact]
    public async Task AGuest_IsErasedByTheirTokenAlone()
    {
        var tokens = await WithAsync<SessionDesk, TokenSet>(desk => desk.BeginGuestAsync("Asia/Jakarta"));
        var attempts = await PractisedAsync(tokens.PersonId, 2);
        Erasure.Wait = TimeSpan.Zero;
        Assert.Equal(Clock.GetUtcNow(), (await AskErasureAsync(tokens.PersonId, null)).DueAt);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.SweepAfter + TimeSpan.FromSeconds(1));
        await Get<ErasureQueue>().RunAsync();
        await NothingIsLeftAsync(tokens.PersonId, attempts);
    }

    [Fact]
    public async Task AnAdministrator_ErasesOthersOnRequest_AndNoAdministrator()
    {
        var tokens = await SignedInAsync();
        Assert.Equal(ErasureStatus.Unknown, (await AskErasureForAsync(Guid.NewGuid())).Status);
        Assert.Equal(ErasureStatus.Planned, (await AskErasureForAsync(tokens.PersonId)).Status);
        var admin = (await SignedInAsync(Siti())).PersonId;
        await WithAsync<AccountsContext, int>(database => database.Users.Where(user => user.Id == admin)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Roles, Role.Student | Role.Administrator)));
        Assert.Equal(ErasureStatus.Administrator, (await AskErasureForAsync(admin)).Status);
    }

    [Fact]
    public async Task ABackup_ThatBringsErasedPeopleBack_IsErasedAgain()
    {
        var tokens = await SignedInAsync();
        await AskErasureAsync(tokens.PersonId, Password);
        await WithAsync<Eraser, bool>(async eraser =>
        {
            await eraser.RunAsync(tokens.PersonId);
            return true;
        });
        Assert.Equal(0, await ReplayAsync(always: false));

        // As a backup of the time before has it: the account, its learner, and no knowledge of the erasure.
        var back = await SignedInAsync(Budi(tokens.PersonId) with { GuestId = null });
        var attempts = await PractisedAsync(back.PersonId, 2);
        await WithAsync<AccountsContext, int>(database => database.ErasureHeads.ExecuteUpdateAsync(set => set.SetProperty(head => head.Applied, 0)));
        File.AppendAllText(Get<ErasureList>().Path, $"2026-11-23T00:00:00Z {Get<ErasureList>().HashOf(back.PersonId)}\n2026-11-23T00:00:00Z cut o");

        Assert.Equal(1, await ReplayAsync(always: false));
        Assert.Equal(0, await ReplayAsync(always: false));
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(back)).Status);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.SweepAfter + TimeSpan.FromSeconds(1));
        await Get<ErasureQueue>().RunAsync();
        await NothingIsLeftAsync(back.PersonId, attempts);
    }

    [Fact]
    public async Task WhereTheListCannotBeWritten_NobodyIsErased()
    {
        var tokens = await SignedInAsync();
        Directory.CreateDirectory(Get<ErasureList>().Path);
        await AskErasureAsync(tokens.PersonId, Password);
        Clock.Advance(Erasure.Wait);
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());
        Assert.NotNull(await WithAsync<AccountsContext, PersonKey?>(database => database.PersonKeys.SingleOrDefaultAsync(key => key.PersonId == tokens.PersonId)));
        Directory.Delete(Get<ErasureList>().Path);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
    }

    private static Registration Siti() =>
        new("siti.r", "siti@example.id", new(Password), "Siti Rahayu", new DateOnly(1999, 1, 2), "Asia/Jakarta", null);

    private static Actor By(Guid personId) => new(personId, "203.0.113.50");

    private Task<ErasureReply> AskErasureAsync(Guid personId, string? password) =>
        WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskAsync(By(personId), password is null ? null : new(password)));

    private Task<ErasureReply> AskErasureForAsync(Guid personId) => WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(Bu, personId));

    private Task<DateTimeOffset?> DueAsync(Guid personId) => WithAsync<ErasureDesk, DateTimeOffset?>(desk => desk.DueAsync(personId));

    private Task<bool> CancelAsync(Guid personId) => WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(By(personId), personId));

    private Task<int> ReplayAsync(bool always) => WithAsync<ErasureReplay, int>(replay => replay.RunAsync(always));

    private Task<List<Guid>> EndedOrNotAsync() =>
        WithAsync<AccountsContext, List<Guid>>(database => database.Sessions.Select(session => session.SessionId).ToListAsync());

    /// <summary>What the statistics of every question are folded from, in order.</summary>
    private async Task<List<(LogPosition, AnswerEvidence)>> EvidenceAsync()
    {
        var all = new List<(LogPosition, AnswerEvidence)>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
        {
            all.AddRange((await Get<IAttemptFeed>().ReadAsync(queue, LogPosition.Start, 10_000))
                .Select(entry => (entry.Position, AnswerEvidence.Of(entry.Attempt))));
        }
        return all;
    }

    /// <summary>Registers the learner where it is not and answers; the ids of the attempts.</summary>
    private async Task<IReadOnlyList<Guid>> PractisedAsync(Guid learnerId, int answers, string typed = "I am Budi Santoso")
    {
        var learner = LearnerState.Registered(learnerId, "Asia/Jakarta", Clock.GetUtcNow());
        await Get<IAttemptLog>().CommitAsync(new LearnerCommit(learner, [], new Dictionary<string, ScheduledCard>(), []));
        Attempt[] attempts = [.. Enumerable.Range(0, answers).Select(i => Answered($"q-{i}", typed))];
        var card = new ScheduledCard(new Card(CardState.Review, 1, 3, 5, 20779, 4, 1), Clock.GetUtcNow(), Clock.GetUtcNow(), 3);
        var flashcard = new OwnFlashcard($"own-{learnerId:N}"[..28], $"front, {typed}", "its back");
        Assert.Equal(CommitOutcome.Committed, await Get<IAttemptLog>().CommitAsync(new LearnerCommit(
            learner with { Version = 2 },
            [.. attempts, Answered(flashcard.QuestionId, typed)],
            attempts.ToDictionary(attempt => attempt.QuestionId, _ => card),
            [flashcard])));
        return [.. attempts.Select(attempt => attempt.AttemptId)];
    }

    private Attempt Answered(string questionId, string typed) => new()
    {
        AttemptId = Guid.CreateVersion7(Clock.GetUtcNow()),
        Kind = EntryKind.Answer,
        QuestionId = questionId,
        QuestionVersion = 1,
        Skill = Skill.Grammar,
        Response = $"\"{typed}\"",
        AnsweredAt = Clock.GetUtcNow(),
        ReceivedAt = Clock.GetUtcNow(),
        Day = 20779,
        ResponseMs = 4321,
        HintsUsed = 1,
        Correct = true,
        Score = 1,
        Rating = Rating.Good,
        Rated = true,
        SelfGraded = false,
        First = true,
        Parameters = new QuestionParameters(new Estimate(-1.25, 0.9), 0.25, 17),
        PCorrect = 0.7,
        AbilityBefore = new Estimate(0.1, 1.5),
        AbilityAfter = new Estimate(0.3, 1.4),
        CardAfter = default(ScheduledCard) with { LastReview = Clock.GetUtcNow(), Due = Clock.GetUtcNow() },
        BodyHash = 4711_0815_4711_0815,
    };

    /// <summary>In no table of any of our databases: no id, no name, no attempt, no text; but for the audit log, which names ids alone.</summary>
    private async Task NothingIsLeftAsync(Guid personId, IReadOnlyList<Guid> attempts)
    {
        var rows = await AllRowsAsync();
        Assert.DoesNotContain(rows.Holding(personId), row => !row.StartsWith("audit_log: ", StringComparison.Ordinal));
        foreach (var attempt in attempts)
            Assert.Empty(rows.Holding(attempt));
        foreach (var text in (string[])["Budi", "budi.s", $"own-{personId:N}"[..28]])
            Assert.Empty(rows.Holding(text));
    }

    private async Task<IReadOnlyList<string>> AllRowsAsync()
    {
        var all = new List<string>();
        foreach (var connection in Databases())
        {
            await using (connection)
            {
                await connection.OpenAsync();
                all.AddRange(await EveryTable.RowsAsync(connection));
            }
        }
        return all;
    }

    /// <summary>Everything that the stores write to.</summary>
    private protected abstract IEnumerable<System.Data.Common.DbConnection> Databases();
}
