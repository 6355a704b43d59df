using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// Breaks off SQLite's engine within a statement (SQLITE_INTERRUPT), at the n-th of the places where it looks up from its
/// work while armed; on databases below one folder.
/// </summary>
internal static unsafe class Interruption
{
    private static readonly Lock Access = new();
    private static string _folder = "";
    private static bool _installed;
    private static bool _armed;
    private static int _seen;
    private static int _planned = -1;

    /// <summary>Whether the engine has been broken off.</summary>
    public static bool Struck { get; private set; }

    /// <summary>Watches databases below a folder that are opened from now on.</summary>
    public static void Watch(string folder)
    {
        lock (Access)
        {
            _folder = folder;
            if (_installed)
                return;
            _ = sqlite3_auto_extension((nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int>)&OnOpen);
            _installed = true;
        }
    }

    public static void Arm(int? place = null)
    {
        lock (Access)
            (_armed, Struck, _seen, _planned) = (true, false, 0, place ?? -1);
    }

    /// <summary>The places met while armed.</summary>
    public static IReadOnlyList<int> Disarm()
    {
        lock (Access)
        {
            _armed = false;
            return [.. Enumerable.Range(0, _seen)];
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint database, nint error, nint api)
    {
        if (Marshal.PtrToStringUTF8(sqlite3_db_filename(database, 0))?.StartsWith(_folder, StringComparison.Ordinal) == true)
            sqlite3_progress_handler(database, 1, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&OnProgress, 0);
        return SQLITE_OK;
    }

    /// <summary>Other than 0 breaks off.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnProgress(nint context)
    {
        lock (Access)
        {
            if (!_armed || _seen++ != _planned)
                return 0;
            Struck = true;
            return 1;
        }
    }

    [DllImport("e_sqlite3")]
    private static extern int sqlite3_auto_extension(nint entry);

    [DllImport("e_sqlite3")]
    private static extern nint sqlite3_db_filename(nint database, nint name);

    [DllImport("e_sqlite3")]
    private static extern void sqlite3_progress_handler(nint database, int instructions, nint callback, nint context);
}
