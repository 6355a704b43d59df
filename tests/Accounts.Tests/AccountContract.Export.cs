using System.Text.Json.Nodes;
using EnglishLearning.Accounts.Export;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Everything about a person.</summary>
public abstract partial class AccountContract
{
    private static readonly string[] PartNames =
        ["account", "devices", "consents", "learner", "abilities", "attempts", "cards", "flashcards", "imports", "role-requests", "classes", "audit"];

    [Fact]
    public async Task AnExport_HoldsEverythingOfThePerson_AndNothingOfOthers()
    {
        var asked = await AskedAsync();
        await DecideAsync(asked.Code, ConsentDecision.Given);
        var personId = (await SignInAsync("ani.k", Password)).Tokens!.PersonId;
        var attempts = await PractisedAsync(personId, 3, "I am Ani");
        var other = (await SignedInAsync()).PersonId;
        await PractisedAsync(other, 2);

        var export = await ExportAsync(new(personId, Home), personId);
        Assert.Equal(PartNames, export.Keys);
        var account = Assert.Single(export["account"])!;
        Assert.Equal(("ani.k", "Ani Kusuma", "student"), ((string)account["username"]!, (string)account["name"]!, (string)account["roles"]!));
        Assert.Equal(Phone.Device, (string)Assert.Single(export["devices"])!["device"]!);
        var consent = Assert.Single(export["consents"])!;
        Assert.Equal(("Given", Ibu.Name), ((string)consent["state"]!, (string)consent["guardian"]!));
        Assert.Equal(3, ((string)consent["receipt"]!).Split('.').Length);
        Assert.Equal(4, export["attempts"].Count);
        Assert.Subset(export["attempts"].Select(row => (Guid)row!["id"]!).ToHashSet(), attempts.ToHashSet());
        Assert.Equal("\"I am Ani\"", (string)export["attempts"][0]!["response"]!);
        Assert.Equal(["q-0", "q-1", "q-2"], export["cards"].Select(row => (string)row!["questionId"]!));
        Assert.Equal("front, I am Ani", (string)Assert.Single(export["flashcards"])!["front"]!);
        Assert.Equal(["ConsentAsked", "AccountMade", "ConsentGiven", "SignedIn", "DataExported"], export["audit"].Select(row => (string)row!["action"]!));
        Assert.Equal("self", (string)export["audit"][4]!["by"]!);
        // From where is told of one's own acts alone.
        Assert.All(export["audit"], row => Assert.Equal((string)row!["by"]! == "self", row["from"] is not null));

        var everything = string.Join('\n', export.Values.SelectMany(rows => rows).Select(row => row!.ToJsonString()));
        Assert.DoesNotContain("Budi", everything, StringComparison.Ordinal);
        Assert.DoesNotContain($"{other}", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExport_OfSomebodyElse_IsInTheAuditLog_AndOfNobodyIsNone()
    {
        var tokens = await SignedInAsync();
        Assert.NotNull(await WithAsync<ExportDesk, IReadOnlyList<ExportPart>?>(desk => desk.BeginAsync(Bu, tokens.PersonId)));
        Assert.Null(await WithAsync<ExportDesk, IReadOnlyList<ExportPart>?>(desk => desk.BeginAsync(Bu, Guid.NewGuid())));
        var audit = (await ExportAsync(By(tokens.PersonId), tokens.PersonId))["audit"];
        Assert.Equal(Bu.PersonId.ToString(), (string)audit.Single(row => (string)row!["action"]! == "DataExported" && (string)row["by"]! != "self")!["by"]!);
    }

    [Fact]
    public async Task Classes_AreExported_ToWhoeverIsInThem()
    {
        var (ani, made) = await TaughtAsync();
        await ImportAsync(ani, made, Roster);
        var member = (await MembersAsync(ani, made.ClassId))![0];
        // Of whoever was in it then, and of nobody who came later.
        var late = await PersonAsync("late", Role.Student);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await JoinAsync(late, made.Code);
        var reads = (await ExportAsync(Bu, member.LearnerId))["audit"].Where(row => (string)row!["action"]! == "ClassRead").ToArray();
        Assert.Equal(($"{ani.PersonId}", $"{made.ClassId} members"), ((string)Assert.Single(reads)!["by"]!, (string)reads[0]!["detail"]!));
        Assert.DoesNotContain((await ExportAsync(Bu, late.PersonId))["audit"], row => (string)row!["action"]! == "ClassRead");
        var (own, members) = (Assert.Single((await ExportAsync(ani, ani.PersonId))["classes"])!, Assert.Single((await ExportAsync(Bu, member.LearnerId))["classes"])!);
        Assert.Equal(($"{made.ClassId}", "7A", "owner"), ((string)own["id"]!, (string)own["name"]!, (string)own["as"]!));
        Assert.Equal(($"{made.ClassId}", "member", 1), ((string)members["id"]!, (string)members["as"]!, (int)members["number"]!));
    }

    [Fact]
    public async Task AGuest_IsExportedToo()
    {
        var tokens = await WithAsync<SessionDesk, TokenSet>(desk => desk.BeginGuestAsync("Asia/Jakarta"));
        await PractisedAsync(tokens.PersonId, 2, "hello");
        var export = await ExportAsync(By(tokens.PersonId), tokens.PersonId);
        Assert.Empty(export["account"]);
        Assert.Single(export["devices"]);
        Assert.Equal(3, export["attempts"].Count);
        Assert.Single(export["learner"]);
    }

    [Fact]
    public async Task ALongExport_ComesInPages_EachRowOnce()
    {
        var personId = (await SignedInAsync()).PersonId;
        var learner = (await PractisedAsync(personId, 1), await Get<IAttemptLog>().LoadAsync(personId)).Item2!.Learner;
        for (var i = 0; i < 11; i++)
        {
            var commit = new LearnerCommit(learner with { Version = learner.Version + 1 }, [.. Enumerable.Range(0, 100).Select(_ => Answered("q", "an"))], new Dictionary<string, Core.Learners.ScheduledCard>(), []);
            Assert.Equal(CommitOutcome.Committed, await Get<IAttemptLog>().CommitAsync(commit));
            learner = commit.Learner;
        }
        var (pages, ids) = (0, new List<Guid>());
        string? cursor = null;
        do
        {
            var page = await WithAsync<ExportDesk, ExportPage>(desk => desk.PageAsync(personId, "attempts", cursor));
            ids.AddRange(page.Rows.Select(row => (Guid)JsonNode.Parse(row)!["id"]!));
            (cursor, pages) = (page.Next, pages + 1);
        }
        while (cursor is not null);
        Assert.Equal((3, 1102, 1102), (pages, ids.Count, ids.Distinct().Count()));
    }

    private async Task<Dictionary<string, List<JsonNode?>>> ExportAsync(Actor by, Guid personId)
    {
        var parts = (await WithAsync<ExportDesk, IReadOnlyList<ExportPart>?>(desk => desk.BeginAsync(by, personId)))!;
        var export = new Dictionary<string, List<JsonNode?>>();
        foreach (var part in parts)
        {
            var rows = export[part.Name] = [];
            string? cursor = null;
            do
            {
                var page = await WithAsync<ExportDesk, ExportPage>(desk => desk.PageAsync(personId, part.Name, cursor));
                rows.AddRange(page.Rows.Select(row => JsonNode.Parse(row)));
                cursor = page.Next;
            }
            while (cursor is not null);
            Assert.All(rows, row => Assert.Equal(part.Columns, row!.AsObject().Select(member => member.Key)));
        }
        return export;
    }
}
