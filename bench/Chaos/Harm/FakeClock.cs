using System.Globalization;

namespace EnglishLearning.Bench.Chaos.Harm;

/// <summary>The clock of a process that can be set while it runs: libfaketime, told by a file.</summary>
internal sealed class FakeClock
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    private readonly string _file;

    public FakeClock(string file)
    {
        if (!File.Exists(Library))
            throw new Local.ServerException("There is no libfaketime: install the package faketime.");
        _file = file;
        Set(TimeSpan.Zero);
    }

    /// <summary>The clock on the wall alone: timers go by the monotonic one, which no step of a clock moves.</summary>
    /// <remarks>
    /// The file is read once a second. The library's "fix" for waits by the monotonic clock ends them at once: .NET's waits
    /// with a timeout, such as Npgsql's for a reply, then always time out (libfaketime 0.9.10).
    /// </remarks>
    public (string, string)[] Environment =>
    [
        ("LD_PRELOAD", Library), ("FAKETIME_TIMESTAMP_FILE", _file), ("FAKETIME_CACHE_DURATION", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
    ];

    /// <param name="offset">From the true time.</param>
    public void Set(TimeSpan offset)
    {
        // Replaced at once: a reader of half a file would see another time.
        File.WriteAllText(_file + ".new", offset.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture) + "\n");
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
