using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using EnglishLearning.Bench.Cli;
using Microsoft.Win32.SafeHandles;

namespace EnglishLearning.Bench.Load.Wire;

/// <summary>
/// Linux readiness of many sockets for one thread. The async sockets of .NET hand each completion to another thread; the
/// generator shares its processors with what it measures, and pays a third of that here.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int MaximumEvents = 256;
    private const int Add = 1;
    private const int Modify = 3;
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;

    // struct epoll_event is packed on x86 alone.
    private static readonly int DataAt = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 ? 4 : 8;
    private static readonly int EventBytes = DataAt + sizeof(ulong);

    private readonly SafeFileHandle _epoll;
    private readonly byte[] _events = new byte[MaximumEvents * EventBytes];

    /// <exception cref="UsageException">Another system than Linux.</exception>
    public Epoll()
    {
        if (!OperatingSystem.IsLinux())
            throw new UsageException("bench load needs Linux (epoll). Run it in a container or on another machine.");
        _epoll = new SafeFileHandle(epoll_create1(CloseOnExec), ownsHandle: true);
        if (_epoll.IsInvalid)
            throw new Win32Exception();
    }

    [Flags]
    public enum Ready : uint
    {
        Read = 1,
        Write = 4,
        Error = 8,
        HungUp = 16,
    }

    /// <summary>Watches a socket until it is closed.</summary>
    public void Watch(Socket socket, Ready ready, int id) => Control(Add, socket, ready, id);

    public void Change(Socket socket, Ready ready, int id) => Control(Modify, socket, ready, id);

    /// <summary>Number of events, each then had by <see cref="Event"/>.</summary>
    /// <param name="atMost">How long to wait for the first, to a nanosecond: epoll_wait itself knows milliseconds only.</param>
    public int Wait(TimeSpan atMost)
    {
        var ticks = Math.Max(0, atMost.Ticks);
        var timeout = new Timespec
        {
            Seconds = ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick,
        };
        var count = epoll_pwait2(_epoll, _events, MaximumEvents, timeout, 0);
        if (count >= 0)
            return count;
        return Marshal.GetLastPInvokeError() == Interrupted ? 0 : throw new Win32Exception();
    }

    public int Event(int index) => (int)MemoryMarshal.Read<ulong>(_events.AsSpan(index * EventBytes + DataAt));

    public void Dispose() => _epoll.Dispose();

    private void Control(int operation, Socket socket, Ready ready, int id)
    {
        Span<byte> change = stackalloc byte[EventBytes];
        MemoryMarshal.Write(change, (uint)ready);
        MemoryMarshal.Write(change[DataAt..], (ulong)id);
        if (epoll_ctl(_epoll, operation, (int)socket.Handle, change) != 0)
            throw new Win32Exception();
    }

    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }

#pragma warning disable IDE1006 // Names of the C library.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(SafeFileHandle epoll, int operation, int socket, ReadOnlySpan<byte> change);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_pwait2(SafeFileHandle epoll, Span<byte> events, int maximum, in Timespec timeout, nint signals);
#pragma warning restore IDE1006
}
