using System.Text;
using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Lists of students, and signing in by class code, roster number and PIN.</summary>
public abstract partial class AccountContract
{
    private const string Roster = "nomor;nama;tanggal lahir\r\n1;Ani Wijaya;17/08/2000\r\n2;Budi Hartono;2001-02-03\r\n3;Citra Dewi;1/9/2014\r\n";

    private static readonly Caller SharedPhone = new(School, "Kelas 7A", null);

    [Fact]
    public async Task List_MakesAccounts_WithPins_AndAgainChangesNothing()
    {
        var (ani, made) = await TaughtAsync();

        var dry = await ImportAsync(ani, made, Roster, dryRun: true);
        Assert.Equal([RosterOutcome.Created, RosterOutcome.Created, RosterOutcome.Created], dry.Rows.Select(row => row.Outcome));
        Assert.Empty(dry.Errors);
        Assert.Empty(dry.Pins);
        Assert.Empty((await MembersAsync(ani, made.ClassId))!);

        var real = await ImportAsync(ani, made, Roster);
        Assert.Equal(dry.Rows, real.Rows);
        Assert.All(real.Pins, issued => Assert.Matches("^[0-9]{6}$", issued.Pin.Value));
        Assert.Equal(["Ani Wijaya", "Budi Hartono", "Citra Dewi"], real.Pins.Select(issued => issued.Name));
        Assert.Matches("^ani\\.wijaya\\.[0-9]{4}$", real.Pins[0].Username);
        var members = (await MembersAsync(ani, made.ClassId))!;
        Assert.Equal([(1, AccountState.Active, true), (2, AccountState.Active, true), (3, AccountState.AwaitingConsent, true)],
            members.Select(member => (member.Number!.Value, member.State, member.HasPin)));
        Assert.Equal(real.Pins.Select(issued => issued.Username), members.Select(member => member.Username));

        var before = await EverythingButTheAuditLogAsync();
        var again = await ImportAsync(ani, made, Roster);
        Assert.All(again.Rows, row => Assert.Equal(RosterOutcome.Unchanged, row.Outcome));
        Assert.Empty(again.Pins);
        Assert.Equal(before, await EverythingButTheAuditLogAsync());
        Assert.Null((await VerdictAsync()).Fault);
    }

    [Fact]
    public async Task NoNameOrPin_OfAList_IsInTheDatabaseAsItIs()
    {
        var (ani, made) = await TaughtAsync();
        var issued = (await ImportAsync(ani, made, Roster)).Pins;
        var stored = await EverythingStoredAsync();
        Assert.DoesNotContain("Wijaya", stored, StringComparison.OrdinalIgnoreCase);
        Assert.All(issued, pin => Assert.DoesNotContain($"\n{pin.Pin.Value}\n", stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_WithOneError_ChangesNothing()
    {
        var (ani, made) = await TaughtAsync();
        await PersonAsync("taken", Role.Student);
        var before = await EverythingButTheAuditLogAsync();

        var reply = await ImportAsync(ani, made, "number,name,birth_date,username\n1,Ani Wijaya,2000-08-17,\n2,Budi,2001-02-03,TAKEN\n3,Citra,31/02/2010,citra\n");

        Assert.Equal([(3, RosterColumn.Username, RosterFault.UsernameTaken), (4, RosterColumn.BirthDate, RosterFault.BirthDateNotUsable)],
            reply.Errors.Select(error => (error.Row, error.Column, error.Fault)));
        Assert.Empty(reply.Pins);
        Assert.Equal(before, await EverythingButTheAuditLogAsync());
    }

    /// <summary>Else any teacher could draw any account into a class, look at it, and let themselves in by a PIN.</summary>
    [Fact]
    public async Task NamedAccount_OfALearnerWhomTheTeacherDoesNotTeach_IsNotDrawnIn()
    {
        var (ani, made) = await TaughtAsync();
        var siti = await PersonAsync("siti", Role.Student, new DateOnly(2000, 1, 1));

        var named = await ImportAsync(ani, made, "number,name,birth_date,username\n1,Name of siti,2000-01-01,siti\n");
        Assert.Equal(RosterFault.UsernameTaken, Assert.Single(named.Errors).Fault);
        var unnamed = await ImportAsync(ani, made, "number,name,birth_date\n1,Name of siti,2000-01-01\n");
        Assert.Equal(RosterOutcome.Created, Assert.Single(unnamed.Rows).Outcome);
        Assert.NotEqual(siti.PersonId, Assert.Single(unnamed.Pins).LearnerId);
    }

    [Fact]
    public async Task LearnerOfAnotherClassOfTheTeacher_IsMatched_AndKeepsTheAccount()
    {
        var (ani, first) = await TaughtAsync();
        var issued = (await ImportAsync(ani, first, Roster)).Pins;
        var second = await ClassAsync(ani, "English club");

        var reply = await ImportAsync(ani, second, "no absen,nama lengkap,tgl_lahir\n12,ANI  WIJAYA,17-08-2000\n");

        Assert.Equal(RosterOutcome.Matched, Assert.Single(reply.Rows).Outcome);
        var pin = Assert.Single(reply.Pins);
        Assert.Equal((issued[0].LearnerId, issued[0].Username), (pin.LearnerId, pin.Username));
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(second, 12, pin.Pin.Value)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(first, 1, issued[0].Pin.Value)).Status);
        Assert.Equal(SignInStatus.Refused, (await ClassSignInAsync(first, 1, pin.Pin.Value)).Status);
    }

    [Fact]
    public async Task Numbers_AreSwapped_AndPinsStay()
    {
        var (ani, made) = await TaughtAsync();
        var issued = (await ImportAsync(ani, made, Roster)).Pins;
        var reply = await ImportAsync(ani, made, "nomor;nama;tanggal lahir\n2;Ani Wijaya;17/08/2000\n1;Budi Hartono;2001-02-03\n");
        Assert.All(reply.Rows, row => Assert.Equal(RosterOutcome.Matched, row.Outcome));
        Assert.Empty(reply.Pins);
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(made, 2, issued[0].Pin.Value)).Status);
    }

    [Fact]
    public async Task FiveHundred_AreTakenIn_InOneGo()
    {
        var (ani, made) = await TaughtAsync();
        var file = new StringBuilder("number,name,birth_date\n");
        for (var i = 1; i <= RosterRules.MostRows; i++)
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},Siswa Nomor {i},2000-01-01\n");
        Assert.Equal(RosterRules.MostRows, (await ImportAsync(ani, made, file.ToString())).Pins.Count);
        Assert.Equal(RosterRules.MostRows, (await MembersAsync(ani, made.ClassId))!.Count);
        Assert.Equal(RosterFault.ClassFull, Assert.Single((await ImportAsync(ani, made, "number,name,birth_date\n501,Satu Lagi,2000-01-01\n")).Errors).Fault);
    }

    [Fact]
    public async Task SameList_ImportedAtOnce_MakesEachOnce()
    {
        var (ani, made) = await TaughtAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ImportAsync(ani, made, Roster))));
        Assert.Equal(3, (await MembersAsync(ani, made.ClassId))!.Count);
        Assert.Equal(3, replies.Sum(reply => reply.Pins.Count));
    }

    [Fact]
    public async Task PinSession_IsShort_AndAStudentsAlone()
    {
        var (ani, made) = await TaughtAsync();
        var issued = (await ImportAsync(ani, made, Roster)).Pins;
        await WithAsync<AccountsContext, int>(database => database.Users.Where(account => account.Id == issued[0].LearnerId)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.Roles, Role.Student | Role.Administrator)));

        var tokens = (await ClassSignInAsync(made, 1, issued[0].Pin.Value)).Tokens!;
        Assert.Equal(["student"], RolesIn(tokens));
        Clock.Advance(TimeSpan.FromHours(7));
        var next = (await RefreshAsync(tokens)).Tokens!;
        Assert.Equal(["student"], RolesIn(next));
        Clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(next)).Status);
    }

    [Fact]
    public async Task PinIsWrong_CodeIsWrong_NumberIsWrong_AreOne()
    {
        var (ani, made) = await TaughtAsync();
        var pin = (await ImportAsync(ani, made, Roster)).Pins[0].Pin.Value;
        var wrong = pin == "000000" ? "000001" : "000000";
        var other = made with { Code = "0000-0000" };

        foreach (var tries in Enumerable.Range(1, 7))
        {
            var verified = PinHasher.Verified;
            SignInReply[] replies = [await ClassSignInAsync(made, 1, wrong), await ClassSignInAsync(other, 1, pin), await ClassSignInAsync(made, 77, pin)];
            Assert.Equal(replies[0], replies[1]);
            Assert.Equal(replies[0], replies[2]);
            Assert.Equal(tries <= 5 ? SignInStatus.Refused : SignInStatus.Locked, replies[0].Status);
            Assert.Equal(tries <= 5 ? 3 : 0, PinHasher.Verified - verified);
        }
        Assert.Equal(SignInStatus.Locked, (await ClassSignInAsync(made, 1, pin)).Status);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(made, 1, pin)).Status);
    }

    [Fact]
    public async Task PinsGuessedAtOnce_TellNoMoreThanInARow()
    {
        var (ani, made) = await TaughtAsync();
        await ImportAsync(ani, made, Roster);
        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => ClassSignInAsync(made, 1, $"{i:D6}", From(i)))));
        Assert.InRange(replies.Count(reply => reply.Status == SignInStatus.Refused), 0, 5);
    }

    [Fact]
    public async Task Child_WithoutConsent_HasNoAccessByPin()
    {
        var (ani, made) = await TaughtAsync();
        var issued = (await ImportAsync(ani, made, Roster)).Pins;
        Assert.Equal(SignInStatus.ConsentNeeded, (await ClassSignInAsync(made, 3, issued[2].Pin.Value)).Status);
    }

    [Fact]
    public async Task NewPin_EndsTheOldOne_AndItsSessions()
    {
        var (ani, made) = await TaughtAsync();
        var old = (await ImportAsync(ani, made, Roster)).Pins[0];
        var tokens = (await ClassSignInAsync(made, 1, old.Pin.Value)).Tokens!;

        var issued = (await WithAsync<MemberDesk, PinReply>(desk => desk.IssuePinAsync(ani, made.ClassId, old.LearnerId))).Pin!;

        Assert.Equal((old.LearnerId, 1, "Ani Wijaya", old.Username), (issued.LearnerId, issued.Number, issued.Name, issued.Username));
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens)).Status);
        Assert.Equal(SignInStatus.Refused, (await ClassSignInAsync(made, 1, old.Pin.Value)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(made, 1, issued.Pin.Value)).Status);
        Assert.Equal([AuditAction.PinIssued], await ActionsOfAsync(old.LearnerId, AuditAction.PinIssued));
    }

    [Fact]
    public async Task CodeThatIsClosed_LetsMembersInAllTheSame_AndOneThatWasRenewedDoesNot()
    {
        var (ani, made) = await TaughtAsync();
        var issued = (await ImportAsync(ani, made, Roster)).Pins[0];
        var pin = issued.Pin.Value;
        await DeskAsync(desk => desk.ChangeAsync(ani, made.ClassId, new(null, null, false), made.Version));
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(made, 1, pin)).Status);
        var renewed = (await DeskAsync(desk => desk.RenewCodeAsync(ani, made.ClassId))).Class!;
        Assert.Equal(SignInStatus.Refused, (await ClassSignInAsync(made, 1, pin)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await ClassSignInAsync(renewed, 1, pin)).Status);
        await JoinsAsync(desk => desk.RemoveAsync(ani, made.ClassId, issued.LearnerId));
        Assert.Equal(SignInStatus.Refused, (await ClassSignInAsync(renewed, 1, pin)).Status);
    }

    [Theory]
    [InlineData(Role.Student | Role.Teacher, false, ClassStatus.MemberProtected)]
    [InlineData(Role.Student | Role.Administrator, false, ClassStatus.MemberProtected)]
    [InlineData(Role.Student, true, ClassStatus.MemberProtected)]
    [InlineData(Role.Student, false, ClassStatus.Done)]
    public async Task Teacher_LetsStudentsIn_AndNobodyWithMoreRights(Role roles, bool twoFactor, ClassStatus status)
    {
        var (ani, made) = await TaughtAsync();
        var member = await PersonAsync("somebody", roles);
        await WithAsync<AccountsContext, int>(database => database.Users.Where(account => account.Id == member.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.TwoFactorEnabled, twoFactor)));
        Assert.Equal(ClassStatus.UnknownMember, (await WithAsync<MemberDesk, PinReply>(desk => desk.IssuePinAsync(ani, made.ClassId, member.PersonId))).Status);
        await JoinAsync(member, made.Code);

        Assert.Equal(status, (await WithAsync<MemberDesk, PinReply>(desk => desk.IssuePinAsync(ani, made.ClassId, member.PersonId))).Status);
        var reset = await WithAsync<MemberDesk, MemberResetReply>(desk => desk.IssueResetAsync(ani, made.ClassId, member.PersonId));
        Assert.Equal((status, status == ClassStatus.Done), (reset.Status, reset.Reset is not null));
        var listed = await ImportAsync(ani, made, "number,name,birth_date\n1,Name of somebody,1990-01-01\n");
        Assert.Equal(RosterOutcome.Matched, Assert.Single(listed.Rows).Outcome);
        Assert.Empty(listed.Pins);
    }

    private CountingHasher PinHasher => _services.GetRequiredKeyedService<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>(PinDesk.Hasher) as CountingHasher
        ?? throw new InvalidOperationException("PINs are hashed by another one.");

    private async Task<(Actor Teacher, ClassView Class)> TaughtAsync()
    {
        var ani = await PersonAsync("bu.ani", Role.Teacher);
        return (ani, await ClassAsync(ani));
    }

    private Task<RosterReply> ImportAsync(Actor teacher, ClassView to, string file, bool dryRun = false) =>
        WithAsync<RosterDesk, RosterReply>(desk => desk.ImportAsync(teacher, to.ClassId, Encoding.UTF8.GetBytes(file), dryRun));

    private Task<SignInReply> ClassSignInAsync(ClassView into, int number, string pin, Caller? caller = null) =>
        WithAsync<ClassSignInDesk, SignInReply>(desk => desk.SignInAsync(into.Code, number, new(pin), caller ?? SharedPhone));

    private static IEnumerable<string> RolesIn(TokenSet tokens) =>
        new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(tokens.AccessToken.Value).Claims.Where(claim => claim.Type == TokenNames.Roles).Select(claim => claim.Value);

    private Task<string> EverythingButTheAuditLogAsync() => WithAsync<AccountsContext, string>(async database => string.Join('\n',
    [
        .. (await database.Users.OrderBy(row => row.Id).ToListAsync()).Select(row => $"{row.Id} {row.NormalizedUserName} {Convert.ToHexString(row.Personal)} {row.Roles} {row.State}"),
        .. (await database.PersonKeys.OrderBy(row => row.PersonId).ToListAsync()).Select(row => $"{row.PersonId}"),
        .. (await database.ClassMembers.OrderBy(row => row.LearnerId).ToListAsync()).Select(row => $"{row.ClassId} {row.LearnerId} {row.Number} {row.PinHash} {row.JoinedAt} {row.LeftAt}"),
    ]));
}
