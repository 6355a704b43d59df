using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// Breaks off a statement of SQLite's from within its engine (SQLITE_INTERRUPT), by the statement's place among those
/// that a database below a folder is asked for while armed.
/// </summary>
internal static unsafe class Interruption
{
    private const uint TraceStatement = 1;

    private static readonly Lock Access = new();
    private static readonly List<string> Seen = [];
    private static string _folder = "";
    private static bool _installed;
    private static bool _armed;
    private static int _planned = -1;

    /// <summary>Whether the statement that was planned has been broken off.</summary>
    public static bool Struck { get; private set; }

    /// <summary>Watches databases below a folder that are opened from now on.</summary>
    public static void Watch(string folder)
    {
        lock (Access)
        {
            _folder = folder;
            if (_installed)
                return;
            var rc = sqlite3_auto_extension((nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int>)&OnOpen);
            Console.Error.WriteLine("AUTO " + rc);
            _installed = true;
        }
    }

    public static void Arm(int? statement = null)
    {
        lock (Access)
        {
            Seen.Clear();
            (_armed, Struck, _planned) = (true, false, statement ?? -1);
        }
    }

    /// <summary>The statements begun while armed, in their order.</summary>
    public static IReadOnlyList<string> Disarm()
    {
        lock (Access)
        {
            (_armed, _planned) = (false, -1);
            return [.. Seen];
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint database, nint error, nint api)
    {
        Console.Error.WriteLine("OPEN " + Marshal.PtrToStringUTF8(sqlite3_db_filename(database, 0)) + " folder " + _folder);
        if (Marshal.PtrToStringUTF8(sqlite3_db_filename(database, 0))?.StartsWith(_folder, StringComparison.Ordinal) == true)
        {
            _ = sqlite3_trace_v2(database, TraceStatement, (nint)(delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int>)&OnStatement, 0);
            sqlite3_progress_handler(database, 1, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&OnProgress, 0);
        }
        return SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnStatement(uint kind, nint context, nint statement, nint text)
    {
        lock (Access)
        {
            if (_armed)
                Seen.Add(Marshal.PtrToStringUTF8(text)!);
        }
        return 0;
    }

    /// <summary>Asked for every other instruction: other than 0 breaks off.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnProgress(nint context)
    {
        lock (Access)
        {
            if (!_armed || Seen.Count - 1 != _planned)
                return 0;
            (Struck, _planned) = (true, -1);
            return 1;
        }
    }

    [DllImport("e_sqlite3")]
    private static extern int sqlite3_auto_extension(nint entry);

    [DllImport("e_sqlite3")]
    private static extern nint sqlite3_db_filename(nint database, nint name);

    [DllImport("e_sqlite3")]
    private static extern int sqlite3_trace_v2(nint database, uint mask, nint callback, nint context);

    [DllImport("e_sqlite3")]
    private static extern void sqlite3_progress_handler(nint database, int instructions, nint callback, nint context);
}
