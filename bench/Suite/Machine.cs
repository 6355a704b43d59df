using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EnglishLearning.Bench.Suite;

/// <summary>Where the figures come from.</summary>
internal sealed record Machine(string Processor, int Cores, double MemoryGb, string System, string Runtime, string Commit)
{
    public static Machine OfThis() => new(
        Line("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        CommitOf(AppContext.BaseDirectory));

    /// <summary>Resident memory of a process in MB, now and at its highest.</summary>
    public static (double Now, double Highest) MemoryOf(int processId)
    {
        var file = $"/proc/{processId}/status";
        return (Mb(Line(file, "VmRSS")), Mb(Line(file, "VmHWM")));

        static double Mb(string? text) =>
            text is null ? 0 : double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
    }

    private static string? Line(string file, string name) => File.ReadLines(file)
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();

    private static string CommitOf(string folder)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, "describe", "--always", "--dirty"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return said.Length > 0 ? said : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
