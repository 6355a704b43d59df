using System.Globalization;
using System.Text;
using EnglishLearning.Accounts.Keys;

namespace EnglishLearning.Accounts.Erasure;

/// <summary>
/// Who was erased, as keyed hashes in a file beside the master keys: a line "time hash", added before the person's key is destroyed. A
/// database that comes back from a backup brings erased people back; by this file they are erased again. It belongs into no backup
/// that is restored with the database.
/// </summary>
internal sealed class ErasureList(string path, LookupHash hash)
{
    private const string Purpose = "erased";

    private readonly Lock _writing = new();

    public string Path => path;

    public string HashOf(Guid personId) => hash.Of(Purpose, personId.ToString("N"));

    /// <summary>Durable when it returns. Whoever is in the list already is not added again.</summary>
    /// <exception cref="KeyException">The file cannot be read or written: nothing may be erased.</exception>
    public void Add(Guid personId, DateTimeOffset now)
    {
        var line = $"{now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)} {HashOf(personId)}\n";
        lock (_writing)
        {
            if (Read().Contains(HashOf(personId)))
                return;
            try
            {
                using var file = new FileStream(path, OwnerOnly);
                file.Write(Encoding.ASCII.GetBytes(EndsWithinLine() ? "\n" + line : line));
                file.Flush(flushToDisk: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Fault(e);
            }
        }
    }

    /// <summary>The hashes of all who were erased. A line that was cut off by a crash is none.</summary>
    /// <exception cref="KeyException">The file is there and cannot be read.</exception>
    public HashSet<string> Read()
    {
        try
        {
            return File.Exists(path)
                ? [.. File.ReadLines(path).Select(line => line.Split(' ')).Where(parts => parts is [_, { Length: 64 }]).Select(parts => parts[1])]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(e);
        }
    }

    private bool EndsWithinLine()
    {
        if (!File.Exists(path))
            return false;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.Length == 0)
            return false;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private KeyException Fault(Exception e) =>
        new($"The list of erasures {path} cannot be read or written: {e.Message} Nobody is erased until it can; Erasure__List names another place.", e);

    private static FileStreamOptions OwnerOnly => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite }
        : new() { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
}
