using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Harm;

/// <summary>A tool of the system, run to its end.</summary>
internal static class Tool
{
    /// <exception cref="Local.ServerException">It is not there, or did not do it.</exception>
    public static void Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new Local.ServerException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new Local.ServerException($"There is no {program}: install its package.");
        }
    }
}
