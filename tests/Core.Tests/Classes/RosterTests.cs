using CsCheck;
using EnglishLearning.Core.Classes;
using Xunit;

namespace EnglishLearning.Core.Tests.Classes;

public sealed class RosterTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Born = new(2012, 8, 17);
    private static readonly HashSet<string> Nobody = [];

    [Theory]
    [InlineData("number", RosterColumn.Number)]
    [InlineData("No.", RosterColumn.Number)]
    [InlineData("NOMOR ABSEN", RosterColumn.Number)]
    [InlineData("Nama_Siswa", RosterColumn.Name)]
    [InlineData(" birth_date ", RosterColumn.BirthDate)]
    [InlineData("Tgl. Lahir", RosterColumn.BirthDate)]
    [InlineData("E-mail", RosterColumn.Email)]
    [InlineData("nama pengguna", RosterColumn.Username)]
    [InlineData("NISN", RosterColumn.None)]
    public void Heading_InEitherLanguage_NamesItsColumn(string heading, RosterColumn column) => Assert.Equal(column, RosterRules.ColumnOf(heading));

    [Theory]
    [InlineData("2012-08-17")]
    [InlineData("17/08/2012")]
    [InlineData("17/8/2012")]
    [InlineData("17-08-2012")]
    [InlineData("17.08.2012")]
    public void BirthDate_IsReadAsItIsWrittenInIndonesia(string text) => Assert.Equal(Born, Read("7", "Budi", text).Student!.BirthDate);

    [Theory]
    [InlineData("", "Budi", "2012-08-17", "", "", RosterColumn.Number, RosterFault.Missing)]
    [InlineData("0", "Budi", "2012-08-17", "", "", RosterColumn.Number, RosterFault.NumberNotUsable)]
    [InlineData("1000", "Budi", "2012-08-17", "", "", RosterColumn.Number, RosterFault.NumberNotUsable)]
    [InlineData("7a", "Budi", "2012-08-17", "", "", RosterColumn.Number, RosterFault.NumberNotUsable)]
    [InlineData("-7", "Budi", "2012-08-17", "", "", RosterColumn.Number, RosterFault.NumberNotUsable)]
    [InlineData("7", "  ", "2012-08-17", "", "", RosterColumn.Name, RosterFault.Missing)]
    [InlineData("7", "Bu\u202Edi", "2012-08-17", "", "", RosterColumn.Name, RosterFault.NameNotUsable)]
    [InlineData("7", "Budi", "08/17/2012", "", "", RosterColumn.BirthDate, RosterFault.BirthDateNotUsable)]
    [InlineData("7", "Budi", "2031-01-01", "", "", RosterColumn.BirthDate, RosterFault.BirthDateNotUsable)]
    [InlineData("7", "Budi", "2012-08-17", "a b", "", RosterColumn.Username, RosterFault.UsernameNotUsable)]
    [InlineData("7", "Budi", "2012-08-17", "", "Budi <b@example.id>", RosterColumn.Email, RosterFault.EmailNotUsable)]
    public void Cell_ThatCannotBeUsed_IsNamed(string number, string name, string birth, string username, string email, RosterColumn column, RosterFault fault)
    {
        var (student, problems) = Read(number, name, birth, username, email);
        Assert.Null(student);
        Assert.Equal(new RosterProblem(5, column, fault), Assert.Single(problems));
    }

    [Fact]
    public void EveryFault_OfARow_IsNamedAtOnce() => Assert.Equal(3, Read("x", "", "never").Problems.Count);

    [Fact]
    public void Row_OfNobodyKnown_MakesAnAccount() =>
        Assert.Equal(RosterOutcome.Created, Assert.Single(RosterPlan.Of([Row(1, "Budi")], [], Nobody).Rows).Outcome);

    [Theory]
    [InlineData(true, 1, false, RosterOutcome.Unchanged)]
    [InlineData(true, 1, true, RosterOutcome.Matched)]
    [InlineData(true, 2, false, RosterOutcome.Matched)]
    [InlineData(true, null, false, RosterOutcome.Matched)]
    [InlineData(false, null, false, RosterOutcome.Matched)]
    public void Row_OfAKnownLearner_IsMatched(bool isPresent, int? number, bool needsPin, RosterOutcome outcome)
    {
        var plan = RosterPlan.Of([Row(1, "budi  SANTOSO")], [Known("Budi Santoso", isPresent, number, needsPin)], Nobody);
        Assert.Empty(plan.Problems);
        Assert.Equal(outcome, Assert.Single(plan.Rows).Outcome);
    }

    [Fact]
    public void Number_OfAnotherMember_IsTaken_UnlessTheyGetAnother()
    {
        var (ani, budi) = (Known("Ani", true, 1), Known("Budi", true, 2));
        var taken = RosterPlan.Of([Row(1, "Citra")], [ani, budi], Nobody);
        Assert.Equal(new RosterProblem(2, RosterColumn.Number, RosterFault.NumberTaken), Assert.Single(taken.Problems));
        Assert.Empty(RosterPlan.Of([Row(2, "Ani", line: 2), Row(1, "Budi", line: 3)], [ani, budi], Nobody).Problems);
        Assert.Empty(RosterPlan.Of([Row(1, "Citra", line: 2), Row(3, "Ani", line: 3)], [ani, budi], Nobody).Problems);
    }

    [Fact]
    public void Values_Repeated_AreNamedWhereTheyAreSecond()
    {
        var plan = RosterPlan.Of([Row(1, "Ani", line: 2, username: "same"), Row(1, "Budi", line: 3, username: "SAME")], [], Nobody);
        Assert.Equal([(3, RosterColumn.Number), (3, RosterColumn.Username)], plan.Problems.Select(problem => (problem.Row, problem.Column)));
    }

    [Fact]
    public void Namesakes_BornOnOneDay_AreTwo()
    {
        var plan = RosterPlan.Of([Row(1, "Budi", line: 2), Row(2, "Budi", line: 3)], [Known("Budi", true, 1)], Nobody);
        Assert.Empty(plan.Problems);
        Assert.Equal([RosterOutcome.Unchanged, RosterOutcome.Created], plan.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public void Login_OfSomebodyElse_IsTaken_AndOfAKnownOneMustBeTheirs()
    {
        HashSet<string> taken = ["STRANGER", "S@EXAMPLE.ID"];
        Assert.Equal(RosterFault.UsernameTaken, Assert.Single(RosterPlan.Of([Row(1, "Budi", username: "stranger")], [], taken).Problems).Fault);
        Assert.Equal(RosterFault.EmailTaken, Assert.Single(RosterPlan.Of([Row(1, "Budi", email: "s@example.id")], [], taken).Problems).Fault);
        var known = Known("Budi", true, 1);
        Assert.Equal((RosterColumn.Name, RosterFault.OtherPerson), Only(Row(1, "Ani", username: known.Username)));
        Assert.Equal((RosterColumn.Username, RosterFault.OtherPerson), Only(Row(1, "Budi", username: "another")));
        Assert.Equal((RosterColumn.BirthDate, RosterFault.OtherPerson), Only(Row(1, "Budi", username: known.Username) with { BirthDate = Born.AddDays(1) }));

        (RosterColumn, RosterFault) Only(RosterRow row)
        {
            var problem = Assert.Single(RosterPlan.Of([row], [known], Nobody).Problems);
            return (problem.Column, problem.Fault);
        }
    }

    [Fact]
    public void ClassIsFull_AfterFiveHundred()
    {
        var known = Enumerable.Range(0, ClassRules.MostMembers).Select(i => Known($"Siswa {i}", true, i + 1)).ToList();
        Assert.Empty(RosterPlan.Of([Row(1, "Siswa 0")], known, Nobody).Problems);
        Assert.Equal(RosterFault.ClassFull, Assert.Single(RosterPlan.Of([Row(999, "Siswa 500")], known, Nobody).Problems).Fault);
    }

    /// <summary>Whatever the list: taken in once, it changes nothing the second time.</summary>
    [Fact]
    public void Plan_IsIdempotent() =>
        Gen.Select(Gen.Int[1, 6], Gen.OneOf("Ani", "Budi", "Citra"), Gen.Int[0, 1]).List[1, 6].Sample(cells =>
        {
            var rows = cells.Select((cell, at) => Row(cell.Item1, cell.Item2, line: at + 2) with { BirthDate = Born.AddDays(cell.Item3) }).ToList();
            var first = RosterPlan.Of(rows, [], Nobody);
            if (first.Problems.Count > 0)
                return;
            var members = first.Rows.Select(row => Known(row.Student.Name, true, row.Student.Number) with { BirthDate = row.Student.BirthDate }).ToList();
            var second = RosterPlan.Of(rows, members, Nobody);
            Assert.Empty(second.Problems);
            Assert.All(second.Rows, row => Assert.Equal(RosterOutcome.Unchanged, row.Outcome));
        });

    private static (RosterRow? Student, IReadOnlyList<RosterProblem> Problems) Read(string number, string name, string birth, string username = "", string email = "") =>
        RosterRules.Read(5, column => column switch
        {
            RosterColumn.Number => number,
            RosterColumn.Name => name,
            RosterColumn.BirthDate => birth,
            RosterColumn.Username => username,
            _ => email,
        }, Today);

    private static RosterRow Row(int number, string name, int line = 2, string? username = null, string? email = null) => new(line, number, name, Born, username, email);

    private static KnownStudent Known(string name, bool isPresent, int? number, bool needsPin = false) =>
        new(Guid.NewGuid(), $"login-{Guid.NewGuid():N}", null, name, Born, isPresent, number, needsPin);
}
