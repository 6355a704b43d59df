using System.CommandLine;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Cli;

/// <summary>Runs a command and turns what can go wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    private static readonly InvocationConfiguration Unguarded = new()
    {
        EnableDefaultExceptionHandler = false,
        // Servers of our own are to be ended first.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
    };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(Unguarded);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (UsageException fault)
        {
            return Fail(fault.Message, ExitCode.Usage);
        }
        catch (ServerException fault)
        {
            return Fail(fault.Message, ExitCode.Server);
        }
        catch (OperationCanceledException)
        {
            return Fail("Interrupted.", ExitCode.Cancelled);
        }
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
