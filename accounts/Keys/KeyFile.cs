using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Accounts.Keys;

/// <summary>
/// Master keys in a file that its owner alone may read: a line a key, "2026-11-23T00:00:00Z base64", the last one is the newest.
/// A new line rotates; older lines open what was wrapped before. All silos of a cluster read the same file.
/// </summary>
public sealed class KeyFile : IKeyManagement
{
    private const int IdBytes = 8;

    private readonly string _path;
    private volatile Keys _keys;

    private KeyFile(string path, Keys keys) => (_path, _keys) = (path, keys);

    public DateTimeOffset NewestKeyFrom => Current().Newest.From;

    /// <summary>The file's keys; where there is no file, one is made with a key.</summary>
    /// <exception cref="KeyException">The file cannot be read or written, or is none of keys.</exception>
    public static KeyFile OpenOrCreate(string path, DateTimeOffset now) => Guarded(path, () =>
    {
        if (!File.Exists(path))
            Write(path, [NewLine(now)], overwrite: false);
        return new KeyFile(path, Read(path));
    });

    /// <summary>Adds a key, which is the newest from then on, also for silos that run: they read the file again when it has changed.</summary>
    /// <exception cref="KeyException">The file cannot be read or written.</exception>
    public static void AddKey(string path, DateTimeOffset now) => Guarded(path, () =>
    {
        Read(path);
        Write(path, [.. File.ReadAllLines(path), NewLine(now)], overwrite: true);
        return true;
    });

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken cancel = default)
    {
        var (id, master, _) = Current().Newest;
        return new([.. id, .. Sealed.Close(master, key.Span, Encoding.UTF8.GetBytes(context))]);
    }

    public ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string context, CancellationToken cancel = default) =>
        (_keys.Find(wrapped.Span) ?? Current().Find(wrapped.Span)) is { } master
            ? new(Sealed.Open(master, wrapped.Span[IdBytes..], Encoding.UTF8.GetBytes(context)))
            : throw new KeyException("The master key that this was wrapped under is not in the file of keys: give every silo the same file, with all its old lines.");

    public bool IsNewest(ReadOnlyMemory<byte> wrapped) => wrapped.Length >= IdBytes && wrapped.Span[..IdBytes].SequenceEqual(Current().Newest.Id);

    /// <summary>As the file is now. While it cannot be read, the last stands: a key that opened a moment ago still does.</summary>
    private Keys Current()
    {
        try
        {
            if (File.GetLastWriteTimeUtc(_path) != _keys.WrittenAt)
                _keys = Read(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KeyException)
        {
            // Being replaced at this moment, or its mount is away.
        }
        return _keys;
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyException($"The file of master keys {path} cannot be read or made: {e.Message}", e);
        }
    }

    private static string NewLine(DateTimeOffset now) =>
        $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealed.KeyBytes))}";

    private static void Write(string path, IEnumerable<string> lines, bool overwrite)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Whole or not at all: a reader never sees a part, and of two that make one the first wins.
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, OwnerOnly))
        {
            file.Write(Encoding.ASCII.GetBytes(string.Concat(lines.Where(line => line.Length > 0).Select(line => line + "\n"))));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static Keys Read(string path)
    {
        var writtenAt = File.GetLastWriteTimeUtc(path);
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0).ToArray();
        var keys = lines.Select(Parse).OfType<(byte[], byte[], DateTimeOffset)>().ToArray();
        return keys.Length > 0 && keys.Length == lines.Length
            ? new Keys(keys, writtenAt)
            : throw new KeyException($"{path} is no file of master keys: each line is a time and {Sealed.KeyBytes} bytes in base64. Restore it from the backup; what it encrypted is lost without it.");
    }

    private static (byte[] Id, byte[] Key, DateTimeOffset From)? Parse(string line)
    {
        var parts = line.Split(' ');
        var key = new byte[Sealed.KeyBytes];
        return parts.Length == 2
            && DateTimeOffset.TryParse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from)
            && Convert.TryFromBase64String(parts[1], key, out var length)
            && length == key.Length
                ? (SHA256.HashData(key)[..IdBytes], key, from)
                : null;
    }

    private static FileStreamOptions OwnerOnly => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };

    private sealed record Keys((byte[] Id, byte[] Key, DateTimeOffset From)[] All, DateTime WrittenAt)
    {
        public (byte[] Id, byte[] Key, DateTimeOffset From) Newest => All[^1];

        /// <summary>The key that this was wrapped under; null where it is not there.</summary>
        public byte[]? Find(ReadOnlySpan<byte> wrapped)
        {
            foreach (var (id, key, _) in All)
            {
                if (wrapped.Length >= IdBytes && wrapped[..IdBytes].SequenceEqual(id))
                    return key;
            }
            return null;
        }
    }
}
