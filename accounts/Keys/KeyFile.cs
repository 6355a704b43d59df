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

    private readonly (byte[] Id, byte[] Key, DateTimeOffset From)[] _keys;

    private KeyFile((byte[] Id, byte[] Key, DateTimeOffset From)[] keys) => _keys = keys;

    public DateTimeOffset NewestKeyFrom => _keys[^1].From;

    /// <summary>The file's keys; where there is no file, one is made with a key.</summary>
    /// <exception cref="KeyException">The file cannot be read or written, or is none of keys.</exception>
    public static KeyFile OpenOrCreate(string path, DateTimeOffset now)
    {
        try
        {
            if (!File.Exists(path))
                Create(path, now);
            return Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyException($"The file of master keys {path} cannot be read or made: {e.Message}", e);
        }
    }

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken cancel = default)
    {
        var (id, master, _) = _keys[^1];
        return new([.. id, .. Sealed.Close(master, key.Span, Encoding.UTF8.GetBytes(context))]);
    }

    public ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string context, CancellationToken cancel = default)
    {
        var master = wrapped.Length < IdBytes ? null : _keys.FirstOrDefault(key => wrapped.Span[..IdBytes].SequenceEqual(key.Id)).Key;
        return master is null
            ? throw new KeyException("The master key that this was wrapped under is not in the file of keys: give every silo the same file, with all its old lines.")
            : new(Sealed.Open(master, wrapped.Span[IdBytes..], Encoding.UTF8.GetBytes(context)));
    }

    private static void Create(string path, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var line = $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealed.KeyBytes))}\n";
        // Whole or not at all: a reader never sees a part, and of two that make one the first wins.
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, OwnerOnly))
        {
            file.Write(Encoding.ASCII.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static KeyFile Read(string path)
    {
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0).ToArray();
        var keys = lines.Select(Parse).OfType<(byte[], byte[], DateTimeOffset)>().ToArray();
        return keys.Length > 0 && keys.Length == lines.Length
            ? new KeyFile(keys)
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
}
