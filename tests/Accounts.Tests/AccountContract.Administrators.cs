using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Codes of the machine that make an administrator.</summary>
public abstract partial class AccountContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheFirstCode_MakesAnAdministrator_Once_HoweverItIsTyped(bool asTyped)
    {
        var (budi, siti) = (await SignedInAsync(), await SignedInAsync(Budi() with { Login = "siti", Email = null }));
        var code = (await FirstCodeAsync())!;
        Assert.Matches("^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$", code);

        Assert.Equal(RoleStatus.Done, (await RedeemAsync(asTyped ? code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant() : code, budi)).Status);

        Assert.Equal(Role.Student | Role.Administrator, RolesOf((await RefreshAsync(budi)).Tokens!));
        Assert.Equal(RoleStatus.AlreadyHeld, (await RedeemAsync(code, budi)).Status);
        Assert.Equal(RoleStatus.CodeRefused, (await RedeemAsync(code, siti)).Status);
        Assert.Null(await FirstCodeAsync());
        Assert.Equal(
            [AuditAction.AdministratorCodeMade, AuditAction.FirstAdministratorMade], (await RoleLogAsync()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task ANewStart_MakesANewCode_InPlaceOfTheOld_AndOfManySilosTheLastStays()
    {
        var budi = await SignedInAsync();
        var old = (await FirstCodeAsync())!;
        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => FirstCodeAsync()));

        Assert.Equal(RoleStatus.CodeRefused, (await RedeemAsync(old, budi)).Status);
        var made = 0;
        foreach (var code in silos)
            made += (await RedeemAsync(code!, budi)).Status == RoleStatus.Done ? 1 : 0;
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task TheCode_IsGoodForADay()
    {
        var budi = await SignedInAsync();
        var code = (await FirstCodeAsync())!;
        Clock.Advance(AdministratorCodes.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(RoleStatus.NoAccount, (await RedeemAsync(code, Guid.NewGuid())).Status);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RoleStatus.CodeRefused, (await RedeemAsync(code, budi)).Status);
        Assert.Equal(RoleStatus.Done, (await RedeemAsync((await FirstCodeAsync())!, budi)).Status);
    }

    [Fact]
    public async Task WrongCodes_CountAsFailedSignIns_AndTheRightOneIsNotTriedThen()
    {
        var budi = await SignedInAsync();
        var code = (await FirstCodeAsync())!;
        for (var i = 0; i < 5; i++)
            Assert.Equal(RoleStatus.CodeRefused, (await RedeemAsync($"AAAA-AAAA-AAA{i}", budi)).Status);

        var locked = await RedeemAsync(code, budi);
        Assert.Equal((RoleStatus.Locked, TimeSpan.FromMinutes(5)), (locked.Status, locked.RetryAfter));
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(RoleStatus.Done, (await RedeemAsync(code, budi)).Status);
    }

    [Fact]
    public async Task TheMachine_MakesASecondAdministrator_AndNoThird()
    {
        var (budi, siti) = (await SignedInAsync(), await SignedInAsync(Budi() with { Login = "siti", Email = null }));
        await RedeemAsync((await FirstCodeAsync())!, budi);
        var code = await AnotherCodeAsync();
        var late = await AdministratorAsync("wati");
        Assert.Null(await AnotherCodeAsync());
        Assert.Equal(RoleStatus.EnoughAdministrators, (await RedeemAsync(code!, siti)).Status);
        await RevokeAsync(late.PersonId, Role.Administrator, new(budi.PersonId, ""));

        Assert.Equal(RoleStatus.Done, (await RedeemAsync((await AnotherCodeAsync())!, siti)).Status);

        Assert.Null(await AnotherCodeAsync());
        Assert.Single(await LogAsync(AuditAction.AdministratorMadeByCode));
    }

    [Fact]
    public async Task OneCode_BroughtByManyAtOnce_MakesOneAdministrator()
    {
        var people = new List<TokenSet>();
        for (var i = 0; i < 6; i++)
            people.Add(await SignedInAsync(Budi() with { Login = $"person{i}", Email = null }));
        var code = (await FirstCodeAsync())!;

        var replies = await Task.WhenAll(people.Select(person => RedeemAsync(code, person)));

        Assert.Single(replies, reply => reply.Status == RoleStatus.Done);
        Assert.Equal(1, await WithAsync<RoleBook, int>(book => book.AdministratorsAsync()));
    }

    [Fact]
    public async Task TheCode_IsNotInTheDatabase()
    {
        var code = (await FirstCodeAsync())!;
        var everything = await EverythingStoredAsync();
        Assert.DoesNotContain(code, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OnTheMachine_ADatabaseOfAnotherKey_IsToldSo()
    {
        await using var stranger = Build("others.keys");
        await Assert.ThrowsAsync<KeyException>(() => MachineDesk.AdministratorCodeAsync(stranger));
    }

    private Task<string?> FirstCodeAsync() => MachineDesk.FirstAdministratorCodeAsync(Services);

    private Task<string?> AnotherCodeAsync() => MachineDesk.AdministratorCodeAsync(Services);

    private Task<RoleCodeReply> RedeemAsync(string code, TokenSet person) => RedeemAsync(code, person.PersonId);

    private Task<RoleCodeReply> RedeemAsync(string code, Guid person) =>
        WithAsync<AdministratorCodes, RoleCodeReply>(codes => codes.RedeemAsync(new(code), new(person, "203.0.113.7")));
}
