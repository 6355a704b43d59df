using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Processes;

/// <summary>Issue 5: a school's one machine, its disk and its copy.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TestFolder _data = new();
    private readonly TestFolder _copies = new();
    private readonly TestFolder _keys = new();

    public void Dispose()
    {
        _data.Dispose();
        _copies.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_copy_comes_back_on_another_disk()
    {
        (string, string)[] keys = [("Keys__File", Path.Combine(_keys.Path, "master.keys"))];
        LearnerClient learner;
        string acknowledged;
        string[] copies;
        await using (var silo = await TestSilo.StartAsync(_data, keys))
        {
            learner = await LearnerClient.GuestAsync(silo.Http);
            var answer = Answers.Right(Bank.Mixed(1)[0]);
            (await learner.AnswerAsync(answer)).Ok();
            acknowledged = answer.Id();
            var old = Directory.CreateDirectory(Path.Combine(_copies.Path, "2020-01-01T000000Z"));
            var foreign = Directory.CreateDirectory(Path.Combine(_copies.Path, "photos"));
            var load = await Load.StartAsync(silo.Http, 3);
            await load.ReachAsync(20);

            var made = await SiloProgram.RunAsync(["backup", "--data", _data.Path, "--to", _copies.Path]);

            Assert.Equal((0, ""), (made.ExitCode, made.Errors));
            Assert.Contains("MB, whole", made.Output, StringComparison.Ordinal);
            Assert.False(old.Exists && Directory.Exists(old.FullName));
            Assert.True(Directory.Exists(foreign.FullName));
            copies = [.. Directory.EnumerateDirectories(_copies.Path, "2*")];
            await silo.KillAsync();
            await load.EndAsync();
        }
        using var disk = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(Assert.Single(copies)))
            File.Copy(file, Path.Combine(disk.Path, Path.GetFileName(file)));
        await using (var silo = await TestSilo.StartAsync(disk, keys))
        {
            Assert.Equal([acknowledged], (await learner.At(silo.Http).AttemptsAsync()).Select(attempt => (string)attempt["attemptId"]!));
            await silo.StopAsync();
        }
        Assert.Equal(0, (await SiloProgram.RunAsync(["rebuild", "--check", "--data", disk.Path])).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_copied_is_told_and_leaves_nothing()
    {
        var nothing = await SiloProgram.RunAsync(["backup", "--data", _data.Path, "--to", _copies.Path]);
        Assert.Equal(78, nothing.ExitCode);
        Assert.Contains("--data DIR", nothing.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await SiloProgram.RunAsync(["backup", "--data", _data.Path])).ExitCode);
        Assert.Equal(1, (await SiloProgram.RunAsync(["backup", "--to", _copies.Path, "--keep-days", "0"])).ExitCode);

        await using (var silo = await TestSilo.StartAsync(_data))
            await silo.StopAsync();
        var file = Path.Combine(_copies.Path, "file");
        await File.WriteAllTextAsync(file, "");
        var barred = await SiloProgram.RunAsync(["backup", "--data", _data.Path, "--to", file]);
        Assert.Equal(69, barred.ExitCode);
        Assert.StartsWith("No backup was made: The copy cannot be written", barred.Errors, StringComparison.Ordinal);

        // A page of a table is rubbish: no copy that would fail when it is needed.
        await using (var stream = File.OpenWrite(Path.Combine(_data.Path, "english.db")))
        {
            stream.Position = 3 * 4096;
            await stream.WriteAsync(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20 * 4096));
        }
        var damaged = await SiloProgram.RunAsync(["backup", "--data", _data.Path, "--to", _copies.Path]);
        Assert.Equal(69, damaged.ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(_copies.Path, "*Z"));
    }
}
