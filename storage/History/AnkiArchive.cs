using System.IO.Compression;
using ZstdNet;

namespace EnglishLearning.Storage.History;

/// <summary>The zip around an Anki collection. Names in it are compared, never used as file names.</summary>
internal static class AnkiArchive
{
    private const string Zstandard = "collection.anki21b";

    /// <summary>The best first: beside a newer collection the oldest is a stub that asks to update Anki.</summary>
    private static readonly string[] Collections = [Zstandard, "collection.anki21", "collection.anki2"];

    /// <summary>The newest version that the entry "meta" may name: the Zstandard package.</summary>
    private const int KnownVersion = 3;

    /// <summary>Writes the collection, unpacked, to <paramref name="target"/>.</summary>
    public static async Task UnpackAsync(System.IO.Stream package, string target, long maximumBytes, CancellationToken cancel)
    {
        try
        {
            using var zip = await OpenAsync(package, cancel).ConfigureAwait(false);
            if (zip.GetEntry("meta") is { } meta)
                await CheckVersionAsync(meta, cancel).ConfigureAwait(false);
            var entry = Choose(zip);
            // Both sides of the Zstandard frame are limited: empty frames without end unpack to nothing.
            await using var packed = new LimitedStream(await entry.OpenAsync(cancel).ConfigureAwait(false), maximumBytes);
            await using var unpacked = entry.FullName == Zstandard
                ? new LimitedStream(new DecompressionStream(packed), maximumBytes)
                : packed;
            await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            await unpacked.CopyToAsync(file, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or ZstdException or EndOfStreamException)
        {
            throw new HistoryFormatException(HistoryFault.Corrupt,
                "The collection in the package is damaged or cut off: export it again.", e);
        }
    }

    private static async Task<ZipArchive> OpenAsync(System.IO.Stream package, CancellationToken cancel)
    {
        try
        {
            return await ZipArchive.CreateAsync(package, ZipArchiveMode.Read, leaveOpen: true, null, cancel).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new HistoryFormatException(HistoryFault.WrongKind,
                "The file is no Anki package (.apkg): it is no zip, or cut off.", e);
        }
    }

    /// <summary>The entry begins with a protobuf field 1, a varint: the version of the package.</summary>
    private static async Task CheckVersionAsync(ZipArchiveEntry meta, CancellationToken cancel)
    {
        var bytes = new byte[6];
        await using var stream = await meta.OpenAsync(cancel).ConfigureAwait(false);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel).ConfigureAwait(false);
        if (read >= 2 && bytes[0] == 0x08 && bytes[1] > KnownVersion)
            throw NewerFormat();
    }

    private static ZipArchiveEntry Choose(ZipArchive zip)
    {
        foreach (var name in Collections)
        {
            if (zip.GetEntry(name) is { } entry)
                return entry;
        }
        throw zip.Entries.Any(entry => entry.FullName.StartsWith("collection.", StringComparison.Ordinal))
            ? NewerFormat()
            : new HistoryFormatException(HistoryFault.NoCollection, "The file is no Anki package (.apkg): there is no collection in the zip.");
    }

    private static HistoryFormatException NewerFormat() => new(
        HistoryFault.NewerFormat, "The package is of a newer format than is known here: export it with 'Support older Anki versions'.");
}
