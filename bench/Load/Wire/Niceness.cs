using System.Runtime.InteropServices;

namespace EnglishLearning.Bench.Load.Wire;

/// <summary>The scheduler's opinion of the calling thread. <see cref="Thread.Priority"/> changes nothing on Linux.</summary>
internal static partial class Niceness
{
    private const int OfThisThread = 0;
    private const int First = -10;

    /// <summary>Whether the thread now goes before those of other programs; that takes the right to it (root, CAP_SYS_NICE).</summary>
    public static bool TryGoFirst() => OperatingSystem.IsLinux() && setpriority(OfThisThread, 0, First) == 0;

#pragma warning disable IDE1006 // The name of the C library.
    [LibraryImport("libc")]
    private static partial int setpriority(int which, int who, int nice);
#pragma warning restore IDE1006
}
