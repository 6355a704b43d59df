using EnglishLearning.Bench.Chaos;
using Microsoft.Data.Sqlite;

namespace EnglishLearning.Bench.Tests.Chaos;

/// <summary>The checker of the fault drills is green on a sound database, and red on each way of being unsound.</summary>
public sealed class CheckerTests
{
    private const int Answers = 12;

    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Two = Guid.CreateVersion7();

    [Fact]
    public void WhatWasToldAndWhatIsStored_AgreeOrAreNamed()
    {
        var journal = new Journal();
        journal.Send(One);
        journal.Tell(One, Told.Acknowledged);
        journal.Send(Two);

        // What was never answered may be stored or not.
        Assert.Empty(Checker.Faults(journal, [One], [One], 1));
        Assert.Empty(Checker.Faults(journal, [One, Two], [One, Two], 2));
        Assert.Contains(Checker.Faults(journal, [Two], [Two], 1), fault => fault.Contains("acknowledged", StringComparison.Ordinal));
        Assert.Contains(Checker.Faults(journal, [One, One], [One, One], 2), fault => fault.Contains("twice", StringComparison.Ordinal));
        Assert.Contains(Checker.Faults(journal, [One, Guid.CreateVersion7()], [One], 2), fault => fault.Contains("never sent", StringComparison.Ordinal));
        Assert.Contains(Checker.Faults(journal, [One], [], 1), fault => fault.Contains("/v1/me/attempts", StringComparison.Ordinal));
        Assert.Contains(Checker.Faults(journal, [One], [One], 2), fault => fault.Contains("/v1/me/progress", StringComparison.Ordinal));
        journal.Tell(Two, Told.Refused);
        Assert.Contains(Checker.Faults(journal, [One, Two], [One, Two], 2), fault => fault.Contains("refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DELETE FROM attempts WHERE rowid = (SELECT max(rowid) FROM attempts)", "acknowledged answers are not in the database")]
    [InlineData("DOUBLE", "never sent")]
    [InlineData("UPDATE cards SET stability = stability * 1.0000001 WHERE (learner_id, question_id) IN (SELECT learner_id, question_id FROM cards LIMIT 1)", "rebuild --check ended with 1")]
    public async Task ADatabase_ThatSomebodyChanged_IsNoticed(string change, string said)
    {
        await using var arena = await Arena.StartAsync(new ArenaPlan(Silos: 1));
        var learners = await GuestList.InviteAsync(arena.Front, count: 2, seed: 1);
        var tally = new Tally();
        foreach (var learner in learners)
        {
            for (var i = 0; i < Answers; i++)
            {
                var (id, request) = learner.NextAnswer();
                Assert.True((await Client.SendAsync(learner, id, request, arena.Front, tally, CancellationToken.None))!.IsSuccess);
            }
        }
        Assert.Empty((await Checker.CheckAsync(arena, learners)).Faults);

        Change(arena.DataFile, change);
        await arena.HealAsync();
        arena.Logged.Clear();
        var verdict = await Checker.CheckAsync(arena, learners, catchUpSeconds: 1);

        Assert.Contains(verdict.Faults, fault => fault.Contains(said, StringComparison.Ordinal));
    }

    private static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        if (sql == "DOUBLE")
        {
            // The same answer under another id: one more in the log.
            command.CommandText = "SELECT group_concat(name) FROM pragma_table_info('attempts') WHERE name NOT IN ('position', 'attempt_id')";
            var columns = (string)command.ExecuteScalar()!;
            sql = $"INSERT INTO attempts (attempt_id, {columns}) SELECT x'{Convert.ToHexString(Guid.CreateVersion7().ToByteArray(bigEndian: true))}', {columns} FROM attempts LIMIT 1";
        }
#pragma warning disable CA2100 // The texts are constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
