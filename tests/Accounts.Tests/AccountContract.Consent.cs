using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Guardians' consent below 17.</summary>
public abstract partial class AccountContract
{
    private const string Home = "198.51.100.20";

    private static readonly Guardian Ibu = new("Ratna Dewi", "ibu", "+62 811 0000 0000");

    [Fact]
    public async Task AChild_WaitsForTheGuardian_WhoGives_AndMayComeIn()
    {
        var asked = await AskedAsync();
        Assert.Equal((SignInStatus.ConsentNeeded, Clock.GetUtcNow() + Consent.Wait), (asked.Status, asked.AnswerBy));
        Assert.Null(asked.Tokens);
        // Who lost the code is shown it again.
        Assert.Equal(asked, await SignInAsync("ani.k", Password));

        var view = (await FindAsync(asked.Code)).View!;
        Assert.Equal(("Ani Kusuma", "ani.k", ConsentText.Current.Version), (view.ChildName, view.ChildLogin, view.TextVersion));
        var given = await DecideAsync(asked.Code, ConsentDecision.Given);
        Assert.Equal((ConsentStatus.Done, null), (given.Status, given.EraseAt));

        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("ani.k", Password)).Status);
        // The code is spent.
        Assert.Equal(ConsentStatus.Unknown, (await FindAsync(asked.Code)).Status);
        Assert.Equal(ConsentStatus.Unknown, (await DecideAsync(asked.Code, ConsentDecision.Refused)).Status);
        Assert.Equal([AuditAction.ConsentAsked, AuditAction.ConsentGiven], (await ActionsAsync()).Where(action => action is AuditAction.ConsentAsked or AuditAction.ConsentGiven));
    }

    [Fact]
    public async Task AReceipt_VerifiesWithThePublishedKeys_YearsLater_AndIsNoAccessToken()
    {
        var child = await AskedAsync();
        var reply = await DecideAsync(child.Code, ConsentDecision.Given);
        Clock.Advance(TimeSpan.FromDays(800));
        await Get<EnglishLearning.Accounts.Tokens.SigningKeys>().LoadAsync();

        var keys = (await Get<ConsentReceipt>().KeysAsync()).Select(key =>
        {
            var pair = System.Security.Cryptography.ECDsa.Create();
            pair.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
            return (SecurityKey)new ECDsaSecurityKey(pair) { KeyId = key.KeyId };
        }).ToArray();
        var checkedReceipt = await new JsonWebTokenHandler().ValidateTokenAsync(reply.Receipt!.Value.Value, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [ConsentReceipt.Type],
            ValidIssuer = TokenNames.Issuer,
            ValidAudience = ConsentReceipt.Audience,
            IssuerSigningKeys = keys,
            ValidateLifetime = false,
        });
        Assert.True(checkedReceipt.IsValid, checkedReceipt.Exception?.Message);
        var receipt = (JsonWebToken)checkedReceipt.SecurityToken;
        Assert.Equal(reply.ReceiptId!.Value.ToString(), receipt.Id);
        Assert.Equal(
            ("given", "online", ConsentText.Current.Sha256),
            (receipt.GetPayloadValue<string>("decision"), receipt.GetPayloadValue<string>("method"), receipt.GetPayloadValue<string>("text_sha256")));
        Assert.Equal(Ibu.Name, receipt.GetPayloadValue<System.Text.Json.JsonElement>("guardian").GetProperty("name").GetString());
        Assert.Equal("Ani Kusuma", receipt.GetPayloadValue<System.Text.Json.JsonElement>("child").GetProperty("name").GetString());
        Assert.NotEqual(TokenNames.Issuer, Assert.Single(receipt.Audiences));
        Assert.False(receipt.TryGetPayloadValue<string>(TokenNames.Session, out _));
    }

    [Fact]
    public async Task WhatIsStoredOfAGuardian_IsNoPlainText_NorAreTheCodes()
    {
        var child = await AskedAsync();
        var code = child.Code.Value;
        var reply = await DecideAsync(child.Code, ConsentDecision.Given);
        var stored = await EverythingStoredAsync();
        foreach (var text in (string[])["Ratna", "811 0000", "Ani Kusuma", code, code.Replace("-", "", StringComparison.Ordinal), reply.WithdrawalCode!.Value.Value, reply.Receipt!.Value.Value, Home])
            Assert.DoesNotContain(text, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusal_KeepsTheChildOut_AndEverythingIsErased()
    {
        var asked = await AskedAsync();
        var refused = await DecideAsync(asked.Code, ConsentDecision.Refused);
        Assert.Equal((Clock.GetUtcNow() + Erasure.WaitAfterConsent, null), (refused.EraseAt!.Value, refused.WithdrawalCode));
        Assert.NotNull(refused.Receipt);
        Assert.Equal(SignInStatus.Closed, (await SignInAsync("ani.k", Password)).Status);
        await ErasedAsync("Ani");
    }

    [Fact]
    public async Task AWithdrawal_EndsTheSessions_AndEverythingIsErased()
    {
        var asked = await AskedAsync();
        var given = await DecideAsync(asked.Code, ConsentDecision.Given);
        var tokens = (await SignInAsync("ani.k", Password)).Tokens!;
        await PractisedAsync(tokens.PersonId, 3, "I am Ani");

        Assert.Equal(ConsentStatus.Unknown, (await WithdrawAsync(given.ReceiptId!.Value, new("ABCD-EFGH-JKMN-PQRS"))).Status);
        Assert.Equal(ConsentStatus.Unknown, (await WithdrawAsync(Guid.NewGuid(), given.WithdrawalCode!.Value)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(tokens, "once")).Status);

        var withdrawn = await WithdrawAsync(given.ReceiptId!.Value, given.WithdrawalCode!.Value);
        Assert.Equal(Clock.GetUtcNow() + Erasure.WaitAfterConsent, withdrawn.EraseAt);
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens, "once")).Status);
        Assert.Equal(SignInStatus.Closed, (await SignInAsync("ani.k", Password)).Status);
        Assert.Equal(ConsentStatus.Unknown, (await WithdrawAsync(given.ReceiptId!.Value, given.WithdrawalCode!.Value)).Status);
        // What a guardian decided is not the child's to cancel.
        Assert.False(await CancelAsync(tokens.PersonId));
        await ErasedAsync("Ani");
    }

    [Fact]
    public async Task WithoutAnAnswer_AfterThirtyDays_ItIsAsIfRefused()
    {
        var asked = await AskedAsync();
        Clock.Advance(Consent.Wait - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await LapseAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ConsentStatus.Unknown, (await FindAsync(asked.Code)).Status);
        Assert.Equal(1, await LapseAsync());
        Assert.Equal(0, await LapseAsync());
        Assert.Equal(SignInStatus.Closed, (await SignInAsync("ani.k", Password)).Status);
        await ErasedAsync("Ani");
    }

    [Fact]
    public async Task WhoTurnsSeventeen_ComesInWithoutAnybody()
    {
        var birth = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddYears(-17).AddDays(10);
        await RegisterAsync(Child() with { BirthDate = birth });
        Assert.Equal(SignInStatus.ConsentNeeded, (await SignInAsync("ani.k", Password)).Status);
        Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("ani.k", Password)).Status);
        Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, await LapseAsync());
    }

    [Fact]
    public async Task APaper_OfAMember_IsRecordedByItsTeachersAlone()
    {
        var (ani, made) = await TaughtAsync();
        var stranger = await PersonAsync("pak.budi", Role.Teacher);
        await ImportAsync(ani, made, Roster);
        var child = (await MembersAsync(ani, made.ClassId))!.Single(member => member.State == AccountState.AwaitingConsent).LearnerId;

        Assert.Equal(ConsentStatus.Unknown, (await RecordOfMemberAsync(stranger, made.ClassId, child)).Status);
        Assert.Equal(ConsentStatus.Unknown, (await RecordOfMemberAsync(ani, Guid.NewGuid(), child)).Status);
        Assert.Equal(ConsentStatus.Unknown, (await RecordOfMemberAsync(ani, made.ClassId, Guid.NewGuid())).Status);
        Assert.Equal(ConsentStatus.Done, (await RecordOfMemberAsync(ani, made.ClassId, child)).Status);
        Assert.Equal(ConsentStatus.NotAsked, (await RecordOfMemberAsync(ani, made.ClassId, child)).Status);
        Assert.All((await MembersAsync(ani, made.ClassId))!, member => Assert.Equal(AccountState.Active, member.State));

        Task<ConsentReply> RecordOfMemberAsync(Actor by, Guid classId, Guid learnerId) =>
            WithAsync<ConsentDesk, ConsentReply>(desk => desk.RecordPaperAsync(by, classId, learnerId, ConsentDecision.Given, Ibu));
    }

    [Fact]
    public async Task APaper_IsRecordedByWhoSawIt_Once()
    {
        await RegisterAsync(Child());
        var child = await PersonIdAsync();
        var recorded = await RecordAsync(child, ConsentDecision.Given);
        Assert.Equal(ConsentStatus.Done, recorded.Status);
        Assert.NotNull(recorded.WithdrawalCode);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("ani.k", Password)).Status);
        Assert.Equal(ConsentStatus.NotAsked, (await RecordAsync(child, ConsentDecision.Refused)).Status);
        Assert.Equal(ConsentStatus.Unknown, (await RecordAsync(Guid.NewGuid(), ConsentDecision.Given)).Status);
        var row = await WithAsync<AccountsContext, ConsentRow>(database => database.Consents.SingleAsync());
        Assert.Equal((ConsentMethod.Paper, Bu.PersonId), (row.Method!.Value, row.RecordedBy!.Value));

        // Whoever recorded it may be erased too.
        await WithAsync<ConsentErasure, bool>(async part =>
        {
            await part.EraseAsync(Bu.PersonId);
            return true;
        });
        Assert.Null((await WithAsync<AccountsContext, ConsentRow>(database => database.Consents.SingleAsync())).RecordedBy);
    }

    [Fact]
    public async Task OfTwoWhoDecideAtOnce_OneDoes()
    {
        var asked = await AskedAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            DecideAsync(asked.Code, i % 2 == 0 ? ConsentDecision.Given : ConsentDecision.Refused))));
        var done = Assert.Single(replies, reply => reply.Status == ConsentStatus.Done);
        var expected = done.EraseAt is null ? SignInStatus.SignedIn : SignInStatus.Closed;
        Assert.Equal(expected, (await SignInAsync("ani.k", Password)).Status);
    }

    [Fact]
    public async Task WrongCodes_AreCountedByAddress_AndTellNothing()
    {
        var asked = await AskedAsync();
        for (var i = 0; i < 30; i++)
            Assert.Equal(ConsentStatus.Unknown, (await FindAsync(new(i % 2 == 0 ? "ABCD-EFGH-JKMN-PQRS" : "'; DROP TABLE consents; --"))).Status);
        Assert.Equal(ConsentStatus.Limited, (await FindAsync(new("ABCD-EFGH-JKMN-PQRS"))).Status);
        Assert.Equal(ConsentStatus.Limited, (await FindAsync(asked.Code)).Status);
        // Another address is not harmed.
        Assert.Equal(ConsentStatus.Done, (await WithAsync<ConsentDesk, ConsentReply>(desk => desk.FindAsync(asked.Code, "203.0.113.200"))).Status);
    }

    [Fact]
    public async Task AGuestWhoRegistersBelowSeventeen_LosesAccess_UntilAGuardianConsents()
    {
        var guest = await WithAsync<SignIn.SessionDesk, TokenSet>(desk => desk.BeginGuestAsync("Asia/Jakarta"));
        var asked = await AskedAsync(guest.PersonId);
        Assert.Equal(SignInStatus.ConsentNeeded, asked.Status);
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(guest)).Status);
        await DecideAsync(asked.Code, ConsentDecision.Given);
        Assert.Equal(guest.PersonId, (await SignInAsync("ani.k", Password)).Tokens!.PersonId);
    }

    private Registration Child() =>
        new("ani.k", null, new(Password), "Ani Kusuma", DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddYears(-12), "Asia/Jakarta", null);

    private async Task<ConsentNeededReply> AskedAsync(Guid? guest = null) =>
        Assert.IsType<ConsentNeededReply>(await RegisterAsync(Child() with { GuestId = guest }));

    private Task<ConsentReply> FindAsync(Secret code) => WithAsync<ConsentDesk, ConsentReply>(desk => desk.FindAsync(code, Home));

    private Task<ConsentReply> DecideAsync(Secret code, ConsentDecision decision) =>
        WithAsync<ConsentDesk, ConsentReply>(desk => desk.DecideAsync(code, decision, Ibu, Home));

    private Task<ConsentReply> WithdrawAsync(Guid receiptId, Secret code) =>
        WithAsync<ConsentDesk, ConsentReply>(desk => desk.WithdrawAsync(receiptId, code, Home));

    private Task<ConsentReply> RecordAsync(Guid personId, ConsentDecision decision) =>
        WithAsync<ConsentDesk, ConsentReply>(desk => desk.RecordPaperAsync(Bu, personId, decision, Ibu));

    private Task<int> LapseAsync() => WithAsync<ConsentDesk, int>(desk => desk.LapseAsync());

    private Task<Guid> PersonIdAsync() => WithAsync<AccountsContext, Guid>(database => database.Users.Select(account => account.Id).SingleAsync());

    /// <summary>After the wait nothing of the one account there is can be found.</summary>
    private async Task ErasedAsync(string name)
    {
        var personId = await PersonIdAsync();
        Assert.Equal(0, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.WaitAfterConsent);
        Assert.Equal(1, await Get<ErasureQueue>().RunAsync());
        Clock.Advance(Erasure.SweepAfter + TimeSpan.FromSeconds(1));
        await Get<ErasureQueue>().RunAsync();
        await NothingIsLeftAsync(personId, []);
        Assert.Empty(TestKit.EveryTable.Holding(await AllRowsAsync(), name));
        Assert.Null((await VerdictAsync()).Fault);
    }
}
