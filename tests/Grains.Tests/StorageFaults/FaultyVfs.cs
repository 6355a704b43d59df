using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// SQLite's own layer for files with a place in it to fail: registered as the default of this process, it passes every
/// call on, and counts and harms those on files below one folder while armed.
/// </summary>
/// <remarks>The structures are those of sqlite3.h: sqlite3_vfs, sqlite3_file, sqlite3_io_methods, 8 bytes a pointer.</remarks>
internal static unsafe class FaultyVfs
{
    private const int VfsPointers = 21;
    private const int VfsName = 3;
    private const int VfsOpen = 5;
    private const int MethodPointers = 19;
    private const int Read = 2;
    private const int Write = 3;
    private const int Truncate = 4;
    private const int Sync = 5;
    private const int FileLock = 7;
    private const int ShmLock = 14;
    private const int ShmUnlockFlag = 1;
    private const int ShmSharedFlag = 4;

    private static readonly Lock Access = new();
    private static readonly Dictionary<nint, nint> Tables = [];
    private static readonly List<FilePoint> Seen = [];
    private static readonly ManualResetEventSlim Gate = new(true);
    private static TaskCompletionSource? _held;
    private static nint* _original;
    private static string _folder = "";
    private static bool _armed;
    private static (int Index, FileFault Fault)? _plan;
    private static bool _lasting;

    /// <summary>Whether the fault that was planned came about.</summary>
    public static bool Struck { get; private set; }

    /// <summary>Watches files below a folder that are opened from now on, and no others any more.</summary>
    public static void Watch(string folder)
    {
        lock (Access)
        {
            _folder = folder;
            if (_original is not null)
                return;
            _original = (nint*)sqlite3_vfs_find(0);
            var copy = (nint*)NativeMemory.Alloc(VfsPointers, (nuint)sizeof(nint));
            new ReadOnlySpan<nint>(_original, VfsPointers).CopyTo(new Span<nint>(copy, VfsPointers));
            copy[VfsName] = Marshal.StringToCoTaskMemUTF8("faulty");
            copy[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint*, int, int*, int>)&OnOpen;
            if (sqlite3_vfs_register((nint)copy, 1) != SQLITE_OK)
                throw new InvalidOperationException("SQLite did not take the layer for files.");
        }
    }

    /// <summary>From now on calls on the watched files are counted, and those of the plan harmed.</summary>
    public static void Arm(int? index = null, FileFault? fault = null)
    {
        lock (Access)
        {
            Seen.Clear();
            (_armed, Struck, _lasting) = (true, false, false);
            _plan = index is { } at && fault is not null ? (at, fault) : null;
        }
    }

    /// <summary>The next sync takes until <see cref="Release"/>; completes when one has come.</summary>
    public static Task HoldAsync()
    {
        Gate.Reset();
        return (_held = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public static void Release() => Gate.Set();

    /// <summary>The calls while armed, in their order.</summary>
    public static IReadOnlyList<FilePoint> Disarm()
    {
        lock (Access)
        {
            (_armed, _plan) = (false, null);
            return [.. Seen];
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint vfs, byte* name, nint* file, int flags, int* outFlags)
    {
        var open = (delegate* unmanaged[Cdecl]<nint, byte*, nint*, int, int*, int>)_original[VfsOpen];
        var code = open(vfs, name, file, flags, outFlags);
        // Temporary files have no name, and nothing of a commit goes there.
        if (code == SQLITE_OK && file[0] != 0 && Marshal.PtrToStringUTF8((nint)name)?.StartsWith(_folder, StringComparison.Ordinal) == true)
            file[0] = TableFor(file[0]);
        return code;
    }

    /// <summary>The file's own methods with ours in some places, and at the end where the original ones are.</summary>
    private static nint TableFor(nint original)
    {
        lock (Access)
        {
            if (Tables.TryGetValue(original, out var known))
                return known;
            var table = (nint*)NativeMemory.Alloc(MethodPointers + 1, (nuint)sizeof(nint));
            new ReadOnlySpan<nint>((void*)original, MethodPointers).CopyTo(new Span<nint>(table, MethodPointers));
            table[Read] = (nint)(delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)&OnRead;
            table[Write] = (nint)(delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)&OnWrite;
            table[Truncate] = (nint)(delegate* unmanaged[Cdecl]<nint*, long, int>)&OnTruncate;
            table[Sync] = (nint)(delegate* unmanaged[Cdecl]<nint*, int, int>)&OnSync;
            table[FileLock] = (nint)(delegate* unmanaged[Cdecl]<nint*, int, int>)&OnLock;
            table[ShmLock] = (nint)(delegate* unmanaged[Cdecl]<nint*, int, int, int, int>)&OnShmLock;
            table[MethodPointers] = original;
            return Tables[original] = (nint)table;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnRead(nint* file, byte* to, int count, long offset) =>
        Pass(FileCall.Read, _ => ((delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)Of(file, Read))(file, to, count, offset));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnWrite(nint* file, byte* from, int count, long offset) => Pass(
        FileCall.Write,
        half => ((delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)Of(file, Write))(file, from, half ? count / 2 : count, offset));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnTruncate(nint* file, long size) =>
        Pass(FileCall.Truncate, _ => ((delegate* unmanaged[Cdecl]<nint*, long, int>)Of(file, Truncate))(file, size));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSync(nint* file, int flags)
    {
        if (Interlocked.Exchange(ref _held, null) is { } held)
        {
            held.SetResult();
            Gate.Wait();
        }
        return Pass(FileCall.Sync, _ => ((delegate* unmanaged[Cdecl]<nint*, int, int>)Of(file, Sync))(file, flags));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnLock(nint* file, int level) =>
        Pass(FileCall.Lock, _ => ((delegate* unmanaged[Cdecl]<nint*, int, int>)Of(file, FileLock))(file, level));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnShmLock(nint* file, int offset, int count, int flags)
    {
        var pass = (delegate* unmanaged[Cdecl]<nint*, int, int, int, int>)Of(file, ShmLock);
        // An unlock that failed would be a fault of SQLite's, not of a disk.
        return (flags & ShmUnlockFlag) != 0
            ? pass(file, offset, count, flags)
            : Pass((flags & ShmSharedFlag) != 0 ? FileCall.ShmShare : FileCall.ShmLock, _ => pass(file, offset, count, flags));
    }

    private static nint Of(nint* file, int method) => ((nint*)((nint*)file[0])[MethodPointers])[method];

    /// <param name="call">Does it, or half of it.</param>
    private static int Pass(FileCall kind, Func<bool, int> call)
    {
        if (Meet(kind) is not var (fault, code))
            return call(false);
        switch (fault.Kind)
        {
            case FileFaultKind.Within when kind == FileCall.Write:
                _ = call(true);
                break;
            case FileFaultKind.After when kind is FileCall.Write or FileCall.Sync or FileCall.Truncate:
                _ = call(false);
                break;
        }
        return code;
    }

    private static (FileFault Fault, int Code)? Meet(FileCall call)
    {
        lock (Access)
        {
            if (!_armed)
                return null;
            var index = Seen.Count;
            Seen.Add(new FilePoint(index, call));
            if (_plan is not var (planned, fault) || !(index == planned || _lasting) || fault.Code(call) is not { } code)
                return null;
            (Struck, _lasting) = (true, fault.Lasting);
            if (!fault.Lasting)
                _plan = null;
            return (fault, code);
        }
    }

    [DllImport("e_sqlite3")]
    private static extern nint sqlite3_vfs_find(nint name);

    [DllImport("e_sqlite3")]
    private static extern int sqlite3_vfs_register(nint vfs, int makeDefault);
}
