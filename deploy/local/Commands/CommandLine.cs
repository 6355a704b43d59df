using System.CommandLine;

namespace EnglishLearning.Local.Commands;

/// <summary>Runs a command and turns what can go wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    // No deadline: a start that is interrupted still ends what it has started.
    private static readonly InvocationConfiguration Unguarded = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };

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
