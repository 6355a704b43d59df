using EnglishLearning.Deploy.Tests.Support;
using Xunit;

namespace EnglishLearning.Deploy.Tests.Backup;

/// <summary>What operators type in a hurry is answered with what to type; what the scripts do is drilled (Bench.Tests/Recovery).</summary>
public sealed class ScriptTests
{
    private const string Learner = "01920000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("deploy/backup/backup", 0, "--help")]
    [InlineData("deploy/backup/backup", 2)]
    [InlineData("deploy/backup/backup", 2, "monthly")]
    [InlineData("deploy/backup/backup", 2, "full", "--stanza", "other")]
    [InlineData("deploy/backup/backup", 2, "full", "--sqlite", "data")]
    [InlineData("deploy/backup/backup", 2, "incremental", "--sqlite", "data", "--to", "copies")]
    [InlineData("deploy/dr/restore-learner", 0, "--help")]
    [InlineData("deploy/dr/restore-learner", 2)]
    [InlineData("deploy/dr/restore-learner", 2, "--from", "dbname=a", "--to")]
    [InlineData("deploy/dr/restore-learner", 2, "--from", "dbname=a", Learner)]
    [InlineData("deploy/dr/restore-learner", 2, "--from", "dbname=a", "--to", "dbname=b", "1' OR '1'='1")]
    public async Task WhatIsWrong_IsAnsweredWithItsUse(string script, int exitCode, params string[] arguments)
    {
        var (code, output) = await Tool.RunAsync(Repository.Root, [Repository.Path(script), .. arguments]);
        Assert.Equal(exitCode, code);
        Assert.Contains(Path.GetFileName(script) + " ", output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatIsNotThere_ChangesNothing()
    {
        var (code, output) = await Tool.RunAsync(
            Repository.Root, Repository.Path("deploy/dr/restore-learner"), "--from", "host=127.0.0.1 port=1", "--to", "host=127.0.0.1 port=1", Learner);
        Assert.NotEqual(0, code);
        Assert.Contains("refused", output, StringComparison.Ordinal);
    }

    /// <summary>The archive's passphrase is written nowhere in the repository.</summary>
    [Fact]
    public void TheConfiguration_HoldsNoSecret_AndKeepsWhatWasAgreed()
    {
        var lines = File.ReadAllLines(Repository.Path("deploy", "backup", "pgbackrest.conf")).Where(line => !line.StartsWith('#')).ToList();
        Assert.DoesNotContain(lines, line => line.Contains("pass", StringComparison.Ordinal) || line.Contains("key", StringComparison.Ordinal));
        foreach (var line in (string[])["repo1-cipher-type=aes-256-cbc", "repo1-retention-full-type=time", "repo1-retention-full=30", "repo1-retention-archive=7"])
            Assert.Contains(line, lines);
        Assert.Contains("KEPT_DAYS=7", File.ReadAllText(Repository.Path("deploy", "backup", "backup")), StringComparison.Ordinal);
        var schedule = File.ReadAllText(Repository.Path("deploy", "backup", "schedule.cron"));
        Assert.Contains("\n0 2 * * * ", schedule, StringComparison.Ordinal);
    }
}
