using System.CommandLine;
using EnglishLearning.Bench.Cli;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--reviews", "no-such-file.csv")]
    [InlineData("--reviews", "no-such-file.csv", "--limit", "0")]
    [InlineData("--nonsense")]
    [InlineData]
    public async Task RunAsync_ArgumentsOfNoUse_ExitsWithUsage(params string[] arguments) =>
        Assert.Equal(ExitCode.Usage, await RunAsync(FoldCommand.Create(), ["fold", .. arguments]));

    [Theory]
    [InlineData("--url", "ftp://example.org")]
    [InlineData("--seconds", "0")]
    [InlineData("--learners", "many")]
    public async Task RunAsync_SoakWithBadOption_ExitsWithUsage(params string[] arguments) =>
        Assert.Equal(ExitCode.Usage, await RunAsync(SoakCommand.Create(), ["soak", .. arguments]));

    [Fact]
    public async Task RunAsync_Help_IsFine() => Assert.Equal(ExitCode.Ok, await RunAsync(ReplayCommand.Create(), ["replay", "--help"]));

    [Fact]
    public async Task RunAsync_WhatACommandThrows_BecomesItsExitCode()
    {
        Assert.Equal(ExitCode.Usage, await ThrowAsync(new UsageException("x")));
        Assert.Equal(ExitCode.Server, await ThrowAsync(new ServerException("x")));
        Assert.Equal(ExitCode.Cancelled, await ThrowAsync(new OperationCanceledException()));
    }

    [Fact]
    public async Task RunAsync_NobodyListens_ExitsWithServer() =>
        // Port 9 (discard) is never served by a test machine's web server.
        Assert.Equal(ExitCode.Server, await RunAsync(SoakCommand.Create(), ["soak", "--url", "http://127.0.0.1:9", "--seconds", "1"]));

    private static Task<int> ThrowAsync(Exception fault)
    {
        var command = new Command("fail");
        command.SetAction((_, _) => Task.FromException<int>(fault));
        return RunAsync(command, ["fail"]);
    }

    private static Task<int> RunAsync(Command command, string[] arguments) =>
        CommandLine.RunAsync(new RootCommand { command }, arguments);
}
