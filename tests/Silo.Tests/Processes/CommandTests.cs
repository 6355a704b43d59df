using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Processes;

/// <summary>The commands besides run.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Help_names_the_commands_and_their_options()
    {
        var help = await SiloProgram.RunAsync(["--help"]);
        Assert.Equal(0, help.ExitCode);
        foreach (var command in new[] { "run", "rebuild", "content", "audit", "administrator-code" })
            Assert.Contains(command, help.Output, StringComparison.Ordinal);

        Assert.Contains("--expect", (await SiloProgram.RunAsync(["audit", "verify", "--help"])).Output, StringComparison.Ordinal);
        var run = await SiloProgram.RunAsync(["run", "--help"]);
        foreach (var option in new[] { "--urls", "--data", "--content" })
            Assert.Contains(option, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_is_told_and_nothing_starts()
    {
        var result = await SiloProgram.RunAsync(["run", "--dta", _folder.Path]);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("--dta", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_content_is_in_order()
    {
        var result = await SiloProgram.RunAsync(["content", "check", Bank.Folder]);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains($"{Bank.Questions.Count} questions in ", result.Output, StringComparison.Ordinal);
        Assert.Contains(", 0 errors", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_in_content_are_told_by_file_and_line()
    {
        BadContent.Write(_folder);
        var result = await SiloProgram.RunAsync(["content", "check", _folder.Path]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(BadContent.Error, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var result = await SiloProgram.RunAsync(["content", "check", _folder.Below("nowhere")]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the content folder does not exist", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_of_untouched_data_changes_nothing()
    {
        var data = new TestFolder();
        await using (var silo = await TestSilo.StartAsync(data))
        {
            var guest = await LearnerClient.GuestAsync(silo.Http);
            (await guest.BatchAsync(Bank.Mixed(3).Select(question => Answers.Right(question)))).Ok();
            await silo.StopAsync();
        }
        var rebuilt = await SiloProgram.RunAsync(["rebuild", "--data", data.Path]);
        Assert.Equal(0, rebuilt.ExitCode);
        Assert.StartsWith("1 learners, 15 attempts folded; 0 learners, 0 cards,", rebuilt.Output, StringComparison.Ordinal);
        Assert.Contains("0 learners, 0 cards, 0 questions differed.", (await SiloProgram.RunAsync(["rebuild", "--check", "--data", data.Path])).Output, StringComparison.Ordinal);
        data.Dispose();
    }

    public void Dispose() => _folder.Dispose();
}
