using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.People;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Accounts of others, the log of who looked, and what is reported.</summary>
public abstract partial class AccountContract
{
    [Theory]
    [InlineData("budi.s")]
    [InlineData("BUDI@example.id")]
    public async Task SomebodyIsFoundByTheWholeLogin_AndThatIsInTheLog(string login)
    {
        var budi = await SignedInAsync();
        var found = await FindAsync(login, Bu);

        Assert.Equal((budi.PersonId, "budi.s", "Budi Santoso", Role.Student, AccountState.Active), (found!.PersonId, found.Login, found.Name, found.Roles, found.State));
        Assert.Null(await FindAsync("budi", Bu));
        Assert.Equal(
            [(AuditAction.PeopleSearched, budi.PersonId, "one"), (AuditAction.PeopleSearched, null, "none")],
            (await LogAsync(AuditAction.PeopleSearched)).Select(entry => (entry.Action, entry.SubjectId, entry.Detail)));
        await SignInAsync("budi.s", Password);
        Assert.Equal(Clock.GetUtcNow(), (await ReadAsync(budi.PersonId, Bu))!.LastSignInAt);
        Assert.Null(await ReadAsync(Guid.NewGuid(), Bu));
        Assert.Single(await LogAsync(AuditAction.LearnerRead));
    }

    [Fact]
    public async Task AClosedAccount_IsOut_AndStaysKnown()
    {
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());

        Assert.Equal(RoleStatus.Done, await CloseAsync(budi.PersonId, ani));
        Assert.Equal(RoleStatus.Done, await CloseAsync(budi.PersonId, ani));

        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(budi)).Status);
        Assert.Equal(SignInStatus.Closed, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(AccountState.Closed, (await ReadAsync(budi.PersonId, ani))!.State);
        Assert.Single(await LogAsync(AuditAction.AccountClosed));
        Assert.Equal(RoleStatus.UnknownPerson, await CloseAsync(Guid.NewGuid(), ani));
    }

    [Fact]
    public async Task AClosedAccount_IsOpenedAgain_AsItWas()
    {
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());
        await CloseAsync(budi.PersonId, ani);
        Assert.Equal(RoleStatus.Done, await ReopenAsync(budi.PersonId, ani));
        Assert.Equal(RoleStatus.Done, await ReopenAsync(budi.PersonId, ani));
        await SignInAsync("budi.s", Password);
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(budi)).Status);
        Assert.Equal((ani.PersonId, budi.PersonId), Assert.Single(await LogAsync(AuditAction.AccountReopened)) is var entry ? (entry.ActorId!.Value, entry.SubjectId!.Value) : default);
        Assert.Equal(RoleStatus.UnknownPerson, await ReopenAsync(Guid.NewGuid(), ani));
        Assert.Equal(RoleStatus.NotAdministrator, await ReopenAsync(budi.PersonId, By(budi.PersonId)));
    }

    /// <summary>Else one administrator alone would make another.</summary>
    [Fact]
    public async Task AClosedAdministrator_IsNotOpenedByOneAlone()
    {
        var (ani, second) = (await AdministratorAsync("ani"), await AdministratorAsync("second"));
        await CloseAsync(second.PersonId, ani);
        Assert.Equal(RoleStatus.PrivilegedAccount, await ReopenAsync(second.PersonId, ani));
        Assert.Equal(RoleStatus.Done, await WithAsync<RoleDesk, RoleStatus>(desk => desk.RevokeAsync(second.PersonId, Role.Administrator, ani)));
        Assert.Equal(RoleStatus.Done, await ReopenAsync(second.PersonId, ani));
    }

    [Fact]
    public async Task OpenedAgain_AChildWaitsForTheGuardianAnew_AndWhoIsToBeErasedStaysClosed()
    {
        var ani = await AdministratorAsync("ani");
        await AskedAsync();
        var child = await WithAsync<AccountsContext, Guid>(database => database.Consents.Select(consent => consent.PersonId).SingleAsync());
        await CloseAsync(child, ani);
        Clock.Advance(Consent.Wait - TimeSpan.FromHours(1));
        Assert.Equal(RoleStatus.Done, await ReopenAsync(child, ani));
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(AccountState.AwaitingConsent, (await ReadAsync(child, ani))!.State);
        Assert.IsType<ConsentNeededReply>(await SignInAsync("ani.k", Password));

        await CloseAsync(child, ani);
        await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(ani, child));
        Assert.Equal(RoleStatus.ErasurePlanned, await ReopenAsync(child, ani));
        Assert.Equal(AccountState.Closed, (await ReadAsync(child, ani))!.State);
        Assert.True(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(ani, child)));
        Assert.Equal(RoleStatus.Done, await ReopenAsync(child, ani));
    }

    /// <summary>Else one administrator would sign in as another and approve what they asked for themselves.</summary>
    [Fact]
    public async Task AResetCode_IsIssuedForNobodyWithWhatTakesTwo_AndEndsWhenSomebodyGetsIt()
    {
        var (ani, bayu, budi) = (await AdministratorAsync("ani"), await AdministratorAsync("bayu"), await SignedInAsync());
        Assert.Equal(RoleStatus.PrivilegedAccount, (await ResetCodeAsync(bayu.PersonId, ani)).Status);
        Assert.Equal(RoleStatus.UnknownPerson, (await ResetCodeAsync(Guid.NewGuid(), ani)).Status);

        var issued = (await ResetCodeAsync(budi.PersonId, ani)).Issued!;
        await DecideAsync(await RequestAsync(budi.PersonId, Role.Operator, ani), true, bayu);

        var used = await WithAsync<Passwords.PasswordResetDesk, CredentialReply>(
            desk => desk.ResetAsync("budi.s", issued.Code, new("sebuah kata sandi lain"), Phone));
        Assert.Equal(SignInStatus.Refused, used.Status);
        Assert.Single(await LogAsync(AuditAction.ResetIssued));
    }

    [Fact]
    public async Task TheLog_IsReadInPages_AndEachPageIsAnEntry()
    {
        await FiveAsync();
        var first = await AuditAsync(new(Bu.PersonId, null, null, 3));
        // The newest is that it is read.
        Assert.Equal([6L, 5, 4], first.Entries.Select(entry => entry.Sequence));
        Assert.Equal((AuditAction.AuditRead, Bu.Address), (first.Entries[0].Action, first.Entries[0].Address));
        var rest = await AuditAsync(new(Bu.PersonId, null, first.Next, 3));
        Assert.Equal([3L, 2, 1], rest.Entries.Select(entry => entry.Sequence));
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task WhoReadsUnusuallyManyLearners_IsReportedOnceAnHour()
    {
        using var counted = new Counted("accounts.unusual.readings");
        var usual = Get<AdministrationRules>().UsualReads;
        await ReadManyAsync(usual);
        // Again the same, one's own, and what is no reading of anybody.
        await AppendAsync(AuditAction.LearnerRead, Bu, new Guid(1, 0, 0, new byte[8]));
        await AppendAsync(AuditAction.LearnerRead, Bu, Bu.PersonId);
        await AppendAsync(AuditAction.ClassMade, Bu, Guid.NewGuid());
        await AppendAsync(AuditAction.LearnerRead, Bu with { PersonId = Guid.NewGuid() }, Guid.NewGuid());
        Assert.Empty(await LogAsync(AuditAction.UnusualReading));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AppendAsync(AuditAction.LearnerRead, Bu, Guid.NewGuid())));

        var report = Assert.Single(await LogAsync(AuditAction.UnusualReading));
        Assert.Equal((null, Bu.PersonId, $"{usual + 1} learners"), (report.ActorId, report.SubjectId!.Value, report.Detail));
        var line = Assert.Single(Logs.Events, logged => logged.Id.Id == 4301);
        Assert.Equal((LogLevel.Warning, "UnusualReading"), (line.Level, line.Id.Name));
        Assert.Equal($"{Bu.PersonId} has read the data of {usual + 1} learners within an hour", line.Text);
        Assert.Equal(1, counted.Of());

        Clock.Advance(TimeSpan.FromMinutes(61));
        await ReadManyAsync(usual);
        Assert.Single(await LogAsync(AuditAction.UnusualReading));
        await AppendAsync(AuditAction.DataExported, Bu, Guid.NewGuid());
        Assert.Equal(2, (await LogAsync(AuditAction.UnusualReading)).Count);
        Assert.Null((await VerdictAsync()).Fault);

        async Task ReadManyAsync(int learners)
        {
            for (var i = 1; i <= learners; i++)
                await AppendAsync(AuditAction.LearnerRead, Bu, new Guid(i, 0, 0, new byte[8]));
        }
    }

    /// <summary>Issue 4: whoever read class after class was reported to nobody.</summary>
    [Fact]
    public async Task WhoReadsUnusuallyManyClasses_IsReported()
    {
        var usual = Get<AdministrationRules>().UsualClassReads;
        for (var i = 1; i <= usual; i++)
        {
            await AppendAsync(AuditAction.ClassRead, Bu, detail: $"{new Guid(i, 0, 0, new byte[8])} members");
            await AppendAsync(AuditAction.ClassRead, Bu, detail: $"{new Guid(i, 0, 0, new byte[8])} report");
        }
        await AppendAsync(AuditAction.ClassRead, Bu with { PersonId = Guid.NewGuid() }, detail: $"{Guid.NewGuid()} members");
        Assert.Empty(await LogAsync(AuditAction.UnusualReading));

        await AppendAsync(AuditAction.ClassRead, Bu, detail: $"{Guid.NewGuid()} roster tried, 3 rows");
        await AppendAsync(AuditAction.ClassRead, Bu, detail: $"{Guid.NewGuid()} members");

        var report = Assert.Single(await LogAsync(AuditAction.UnusualReading));
        Assert.Equal((Bu.PersonId, $"{usual + 1} classes"), (report.SubjectId!.Value, report.Detail));
    }

    [Fact]
    public async Task AnotherSilo_DoesNotReportTheSameAgain()
    {
        await using var other = Build();
        await AccountSetup.PrepareAsync(other);
        for (var i = 0; i <= Get<AdministrationRules>().UsualReads; i++)
            await AppendAsync(AuditAction.LearnerRead, Bu, Guid.NewGuid());
        await AppendAtAsync(other, AuditAction.LearnerRead, Bu, Guid.NewGuid());
        Assert.Single(await LogAsync(AuditAction.UnusualReading));
    }

    [Fact]
    public async Task GrantsAndFailures_AreCountedAndLogged_WithoutNames()
    {
        using var failures = new Counted("accounts.authentication.failures");
        using var grants = new Counted("accounts.role.grants");
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());
        await GrantAsync(budi.PersonId, Role.Author, ani);
        var events = Get<AccountEvents>();
        events.Told("sign-in", await SignInAsync("budi.s", Password));
        events.Told("sign-in", await SignInAsync("budi.s", "wrong"));
        events.Told("sign-in", new SignInReply(SignInStatus.Locked));

        Assert.Equal((1, 1), (grants.Of("author"), failures.Of("refused")));
        Assert.Equal(1, failures.Of("locked"));
        Assert.Equal(
            [(4201, "RoleGranted"), (4101, "AuthenticationFailed"), (4102, "AuthenticationLocked")],
            Logs.Events.Select(logged => (logged.Id.Id, logged.Id.Name)));
        Assert.All(Logs.Events, logged => Assert.DoesNotContain("budi", logged.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(Logs.Events, logged => Assert.DoesNotContain("203.0.113", logged.Text, StringComparison.Ordinal));
    }

    private Task<PersonView?> FindAsync(string login, Actor by) => WithAsync<PeopleDesk, PersonView?>(desk => desk.FindAsync(login, by));

    private Task<PersonView?> ReadAsync(Guid person, Actor by) => WithAsync<PeopleDesk, PersonView?>(desk => desk.ReadAsync(person, by));

    private Task<ResetCodeReply> ResetCodeAsync(Guid person, Actor by) =>
        WithAsync<PeopleDesk, ResetCodeReply>(desk => desk.ResetCodeAsync(person, by));

    private Task<AuditPage> AuditAsync(AuditQuery query) => WithAsync<AuditDesk, AuditPage>(desk => desk.ReadAsync(query, Bu));
}

/// <summary>What one of our counters counted meanwhile in this test: tests of other classes count too, on other threads.</summary>
internal sealed class Counted : IDisposable
{
    private static readonly AsyncLocal<object?> Test = new();

    private readonly MeterListener _listener = new();
    private readonly ConcurrentBag<string> _seen = [];
    private readonly object _mine;

    public Counted(string instrument)
    {
        _mine = Test.Value ??= new object();
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument)
                listener.EnableMeasurementEvents(published);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (Test.Value == _mine)
                _seen.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value)));
        });
        _listener.Start();
    }

    /// <param name="tag">Only where one of the tags has this value.</param>
    public int Of(string tag = "") => _seen.Count(tags => tag.Length == 0 || tags.Split(' ').Contains(tag));

    public void Dispose() => _listener.Dispose();
}
