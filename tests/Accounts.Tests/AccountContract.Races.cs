using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Issue 4, found by review: what happens to an account while somebody else decides something about it.</summary>
public abstract partial class AccountContract
{
    [Fact]
    public async Task AGuardiansCode_DoesNotOpenWhatWasClosed()
    {
        var asked = await AskedAsync();
        var personId = await PersonIdAsync();
        await CloseAccountAsync(personId);

        Assert.Equal(ConsentStatus.Unknown, (await DecideAsync(asked.Code, ConsentDecision.Given)).Status);
        Assert.Equal(ConsentStatus.NotAsked, (await RecordAsync(personId, ConsentDecision.Given)).Status);
        Assert.Equal(SignInStatus.Closed, (await SignInAsync("ani.k", Password)).Status);
        Clock.Advance(Consent.Wait);
        Assert.Equal(0, await LapseAsync());
    }

    /// <summary>A sign-in that hashes its password meanwhile holds the account as it was before.</summary>
    [Theory]
    [InlineData(ConsentDecision.Given)]
    [InlineData(ConsentDecision.Refused)]
    public async Task WhoWaitsNoMore_IsNotAskedForAgain(ConsentDecision decision)
    {
        var asked = await AskedAsync();
        var stale = await WithAsync<UserManager<Account>, Account>(async accounts => (await accounts.FindByNameAsync("ani.k"))!);
        await DecideAsync(asked.Code, decision);
        var closed = await WithAsync<ConsentBook, SignInReply?>(book => book.NoAccessAsync(stale));
        Assert.Equal(decision == ConsentDecision.Given ? null : SignInStatus.Closed, closed?.Status);
        Assert.Equal(1, await WithAsync<AccountsContext, int>(database => database.Consents.CountAsync()));
    }

    [Fact]
    public async Task APaperRefusal_ThatWasAMistake_IsTakenBack_ByAnAdministrator_AndTheGuardianIsAskedAgain()
    {
        await AskedAsync();
        var personId = await PersonIdAsync();
        await RecordAsync(personId, ConsentDecision.Refused);
        Assert.False(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(new(personId, Home), personId)));
        Assert.True(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(Bu, personId)));

        Assert.Equal(1, await WithAsync<AccountsContext, int>(database => database.Consents.CountAsync(consent => consent.State == ConsentState.Asked)));

        var again = Assert.IsType<ConsentNeededReply>(await SignInAsync("ani.k", Password));
        Assert.Equal(ConsentStatus.Done, (await DecideAsync(again.Code, ConsentDecision.Refused)).Status);
        Assert.False(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(Bu, personId)));
        await ErasedAsync("Ani Kusuma");
    }

    [Fact]
    public async Task WhatAPersonAsked_NobodyElseCancels()
    {
        var budi = await SignedInAsync();
        await AskErasureAsync(budi.PersonId, Password);
        Assert.False(await WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(Bu, budi.PersonId)));
        Assert.True(await CancelAsync(budi.PersonId));
    }

    /// <summary>From where somebody failed to sign in is about them, though nobody knows who it was.</summary>
    [Fact]
    public async Task NoAddress_OfWhoWasErased_Opens()
    {
        var budi = await SignedInAsync();
        await SignInAsync("budi.s", "not the password");
        Assert.All(await OriginsAsync(), address => Assert.NotNull(address));
        await AskErasureAsync(budi.PersonId, Password);
        Clock.Advance(Erasure.Wait);
        await Get<ErasureQueue>().RunAsync();
        Assert.All(await OriginsAsync(), address => Assert.Null(address));
        Assert.Null((await VerdictAsync()).Fault);

        async Task<IReadOnlyList<string?>> OriginsAsync() =>
            [.. (await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(log => log.ReadAsync(null, budi.PersonId, null, 100))).Where(entry => entry.Row.Origin is not null).Select(entry => entry.Address)];
    }

    /// <summary>A database that was restored under running silos: whoever is erased next must not hide those who came back.</summary>
    [Fact]
    public async Task WhoCameBack_IsErasedBeforeAnybodyElseIsCounted()
    {
        var (budi, siti) = (await SignedInAsync(), await SignedInAsync(Siti()));
        Get<ErasureList>().Add(budi.PersonId, Clock.GetUtcNow());
        await AskErasureAsync(siti.PersonId, Password);
        Clock.Advance(Erasure.Wait);
        await Get<ErasureQueue>().RunAsync();
        await Get<ErasureQueue>().RunAsync();
        Assert.Equal(0, await WithAsync<AccountsContext, int>(database => database.Users.CountAsync()));
        Assert.Equal(2, (await WithAsync<AccountsContext, ErasureHead>(database => database.ErasureHeads.SingleAsync())).Applied);
    }

    [Fact]
    public async Task TwoProcesses_DoNotWriteOverEachOthersLine()
    {
        var hash = Get<LookupHash>();
        var ids = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToArray();
        await Task.WhenAll(ids.Chunk(15).Select(some => Task.Run(() =>
        {
            var list = new ErasureList(Get<ErasureList>().Path, hash);
            foreach (var id in some)
                list.Add(id, Clock.GetUtcNow());
        })));
        Assert.Equal(ids.Select(Get<ErasureList>().HashOf).Order(), Get<ErasureList>().Read().Order());
    }

    /// <summary>Stored under the older key by a silo whose transaction was open while the keys were wrapped anew.</summary>
    [Fact]
    public async Task AKeyUnderAnOlderMasterKey_IsFound_AndWrappedByTheNextRun()
    {
        var budi = await SignedInAsync();
        var before = await WithAsync<AccountsContext, byte[]>(async database => (await database.PersonKeys.SingleAsync(key => key.PersonId == budi.PersonId)).Wrapped);
        KeyFile.AddKey(Path.Combine(Folder, "master.keys"), Clock.GetUtcNow());
        Assert.True(await Get<KeyRotation>().RunAsync() > 0);
        Assert.Equal(0, await Get<KeyRotation>().OlderAsync());

        await WithAsync<AccountsContext, int>(database => database.PersonKeys.Where(key => key.PersonId == budi.PersonId).ExecuteUpdateAsync(set => set.SetProperty(key => key.Wrapped, before)));
        Assert.Equal(1, await Get<KeyRotation>().OlderAsync());
        Assert.Contains("key-age", await FailedAsync());
        Assert.Equal(1, await Get<KeyRotation>().RunAsync());
        Assert.Equal(0, await Get<KeyRotation>().RunAsync());
        Assert.Equal(0, await Get<KeyRotation>().OlderAsync());
        Assert.DoesNotContain("key-age", await FailedAsync());
    }

    [Fact]
    public async Task LeavingAClass_EndsWhatWasBegunByItsPin()
    {
        var (ani, made) = await TaughtAsync();
        var issued = (await ImportAsync(ani, made, Roster)).Pins[0];
        var tokens = (await ClassSignInAsync(made, 1, issued.Pin.Value)).Tokens!;
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(tokens, "one")).Status);
        await JoinsAsync(desk => desk.RemoveAsync(ani, made.ClassId, tokens.PersonId));
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens, "one")).Status);
    }

    /// <summary>Else the class would be nobody's, and its PINs would go on.</summary>
    [Fact]
    public async Task AClass_IsHandedOnlyToWhoMayTeach()
    {
        var (ani, made) = await TaughtAsync();
        var budi = await PersonAsync("pak.budi", Role.Teacher);
        await WithAsync<CoTeachers, ClassReply>(teachers => teachers.AddAsync(ani, made.ClassId, "pak.budi"));
        await CloseAccountAsync(budi.PersonId);
        await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(Bu, ani.PersonId));
        Clock.Advance(Erasure.Wait);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Assert.NotNull((await WithAsync<AccountsContext, ClassRow>(database => database.Classes.SingleAsync())).ArchivedAt);
    }

    [Fact]
    public async Task ErasuresThatDoNotHappen_AreFound()
    {
        var budi = await SignedInAsync();
        await AskErasureAsync(budi.PersonId, Password);
        Assert.Equal(ComplianceStatus.Passed, await OfErasuresAsync());
        Clock.Advance(Erasure.Wait + TimeSpan.FromHours(25));
        Assert.Equal(ComplianceStatus.Failed, await OfErasuresAsync());
        await Get<ErasureQueue>().RunAsync();
        Assert.Equal(ComplianceStatus.Passed, await OfErasuresAsync());
        File.Delete(Get<ErasureList>().Path);
        Directory.CreateDirectory(Get<ErasureList>().Path);
        Assert.Equal(ComplianceStatus.Failed, await OfErasuresAsync());
        Directory.Delete(Get<ErasureList>().Path);

        async Task<ComplianceStatus> OfErasuresAsync() =>
            (await PrivacySetup.CheckComplianceAsync(Services)).Single(finding => finding.Check == "erasures").Status;
    }

    [Fact]
    public async Task ACheckThatCannotBeMade_IsAFinding()
    {
        var desk = new ComplianceDesk([new BrokenCheck(), new BrokenCheck()], NullLogger<ComplianceDesk>.Instance);
        Assert.All(await desk.RunAsync(), finding => Assert.Equal((nameof(BrokenCheck), ComplianceStatus.Failed), (finding.Check, finding.Status)));
    }

    private sealed class BrokenCheck : IComplianceCheck
    {
        public Task<ComplianceFinding> RunAsync() => throw new InvalidOperationException("broken");
    }
}
