using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos.Harm;

/// <summary>
/// Every fsync and fdatasync of a server's processes takes longer: strace stops each before the call. The machine has no
/// device that could be made slow itself.
/// </summary>
internal sealed class SlowSync : IDisposable
{
    private readonly Process _strace;

    /// <param name="delay">Of each call, besides what it takes anyway.</param>
    public SlowSync(int processId, TimeSpan delay)
    {
        var children = File.ReadAllText($"/proc/{processId}/task/{processId}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var inject = $"inject=fsync,fdatasync:delay_enter={(long)delay.TotalMicroseconds}";
        var start = new ProcessStartInfo("strace", ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", inject]);
        foreach (var id in (string[])[$"{processId}", .. children])
            start.ArgumentList.Add($"--attach={id}");
        try
        {
            _strace = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new Local.ServerException("There is no strace: install its package.");
        }
    }

    public void Dispose()
    {
        // Interrupted it lets go of the processes; killed it would too, in the middle of a call.
        Tool.Run("kill", "-INT", $"{_strace.Id}");
        _strace.WaitForExit();
        _strace.Dispose();
    }
}
