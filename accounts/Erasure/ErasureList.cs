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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string Path => path;

    public string HashOf(Guid personId) => hash.Of(Purpose, personId.ToString("N"));

    /// <summary>Durable when it returns. Whoever is in the list already is not added again.</summary>
    /// <exception cref="KeyException">The file cannot be read or written: nothing may be erased.</exception>
    public void Add(Guid personId, DateTimeOffset now)
    {
        var line = $"{now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)} {HashOf(personId)}\n";
        try
        {
            using var file = Open(OwnerOnly);
            if (Hashes(file).Contains(HashOf(personId)))
                return;
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes(EndsWithinLine(file) ? "\n" + line : line));
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(e);
        }
    }

    /// <summary>Finds out whether it can be written; makes an empty one where there is none.</summary>
    /// <exception cref="KeyException">It cannot.</exception>
    public void Try()
    {
        try
        {
            Open(OwnerOnly).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(e);
        }
    }

    /// <summary>How many were added before this one; -1 where it is not there.</summary>
    /// <exception cref="KeyException">The file is there and cannot be read.</exception>
    public int PlaceOf(Guid personId) => Read().IndexOf(HashOf(personId));

    /// <summary>The hashes of all who were erased, the first one first. A line that was cut off by a crash is none.</summary>
    /// <exception cref="KeyException">The file is there and cannot be read.</exception>
    public List<string> Read()
    {
        try
        {
            if (!File.Exists(path))
                return [];
            using var file = Open(new() { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read });
            return Hashes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(e);
        }
    }

    /// <summary>Of two processes that add at once, a silo and a command, one waits: neither writes over the other's line.</summary>
    private FileStream Open(FileStreamOptions options)
    {
        for (var until = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < until)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static List<string> Hashes(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.ASCII, leaveOpen: true);
        var (hashes, known) = (new List<string>(), new HashSet<string>());
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is [_, { Length: 64 } hash] && known.Add(hash))
                hashes.Add(hash);
        }
        return hashes;
    }

    private static bool EndsWithinLine(FileStream file)
    {
        if (file.Length == 0)
            return false;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private KeyException Fault(Exception e) =>
        new($"The list of erasures {path} cannot be read or written: {e.Message} Nobody is erased until it can; Erasure__List names another place.", e);

    private static FileStreamOptions OwnerOnly => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None }
        : new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
}
