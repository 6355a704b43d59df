using System.Diagnostics;
using System.IO.Compression;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.Storage.Tests.History;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Packages made to harm whoever unpacks them. Each is refused as a file that is not good, within bounded time and memory.</summary>
[Collection(SharedTarget.Name)]
public sealed class ArchiveTests(Target target)
{
    private const string Path = "/v1/me/history:import";

    /// <summary>The ceiling of the silo's heap is 2 GB; unpacking goes to a file, a buffer at a time.</summary>
    private const long MostMemory = 1200L << 20;

    [Theory]
    [InlineData("../../../../../../tmp/{0}")]
    [InlineData("/tmp/{0}")]
    [InlineData("..\\..\\{0}")]
    [InlineData("C:\\{0}")]
    [InlineData("media/../../{0}")]
    [InlineData("{0}\0.txt")]
    public async Task NamesThatLeadElsewhere_WriteNothing(string form)
    {
        var name = $"escaped-{Guid.NewGuid():N}";
        var bytes = "x"u8.ToArray();
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, name);
        await RefusedAsync(AnkiFile.Package((path, bytes)).ToArray());

        // Beside a collection in order they are no matter at all.
        var caller = await target.Silo.NewAsync(CallerKind.Student);
        var whole = AnkiFile.Package((path, bytes), (AnkiFile.Legacy, AnkiFile.Collection(11, AnkiFile.Note(1, "a\u001fb"), AnkiFile.Card(1, 1), AnkiFile.Review(AnkiFile.Day, 1))));
        (await caller.Client.PostAsync(Path, whole.ToArray(), "application/zip")).Ok();
        foreach (var folder in new[] { "/tmp", "/", target.Silo.DataFolder, System.IO.Path.GetDirectoryName(target.Silo.DataFolder)! })
            Assert.Empty(Directory.EnumerateFiles(folder, $"*{name}*"));
    }

    [Fact]
    public async Task ALinkInTheCollectionsPlace_IsFollowedNowhere()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(AnkiFile.Legacy);
            // S_IFLNK | 0777, as Unix writes it.
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var content = entry.Open();
            content.Write(System.Text.Encoding.UTF8.GetBytes(System.IO.Path.Combine(target.Silo.DataFolder, "accounts.db")));
        }
        await RefusedAsync(stream.ToArray());
    }

    public static TheoryData<string> Bombs => ["ratio", "Zstandard", "nested", "entries", "a size that is a lie", "overlapping names"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task ABomb_IsRefused_WithinBounds(string kind)
    {
        var bomb = kind switch
        {
            // A gigabyte of zeros in a megabyte.
            "ratio" => Deflated(AnkiFile.Legacy, 1L << 30),
            "Zstandard" => AnkiFile.Package(("meta", [0x08, 0x03]), (AnkiFile.Zstandard, ZstandardBomb())).ToArray(),
            "nested" => AnkiFile.Package((AnkiFile.Legacy, AnkiFile.Package((AnkiFile.Legacy, Deflated(AnkiFile.Legacy, 64 << 20))).ToArray())).ToArray(),
            "entries" => Many(100_000),
            "overlapping names" => AnkiFile.Package([.. Enumerable.Range(0, 1000).Select(_ => (AnkiFile.Legacy, new byte[100]))]).ToArray(),
            _ => WithSizeOf(Deflated(AnkiFile.Legacy, 64 << 20)),
        };
        await RefusedAsync(bomb);
        using var process = Process.GetProcessById(target.Silo.Process.ProcessId);
        Assert.InRange(process.WorkingSet64, 1, MostMemory);
    }

    [Fact]
    public async Task WhatWasUnpacked_IsGoneAfterwards()
    {
        await RefusedAsync(Deflated(AnkiFile.Legacy, 64 << 20));
        await Eventually.IsAsync(
            () => Task.FromResult(Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), "history-*").Count(IsOurs)), left => left == 0);

        // Others' tests unpack there too; those take milliseconds.
        static bool IsOurs(string folder) =>
            Directory.Exists(folder) && DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) is var age && age > TimeSpan.FromSeconds(5) && age < TimeSpan.FromMinutes(5);
    }

    private async Task RefusedAsync(byte[] file)
    {
        var caller = await target.Silo.NewAsync(CallerKind.Student);
        foreach (var dryRun in new[] { "true", "false" })
        {
            var reply = await caller.Client.PostAsync($"{Path}?dryRun={dryRun}", file, "application/zip");
            // What takes longer than two seconds is waited for.
            if (reply.Headers.Location is { } job)
                reply = await Eventually.IsAsync(() => caller.Client.GetAsync(job.ToString()), got => (string?)got.Json["status"] != "running", seconds: 60);
            Assert.True(
                (int)reply.Status == 422 || ((int)reply.Status == 200 && (string?)reply.Json["status"] == "failed"), $"{reply.Status}: {reply.Text}");
        }
        Assert.Empty(await caller.Client.CardsAsync());
    }

    private static byte[] Deflated(string name, long zeros)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open())
        {
            var some = new byte[1 << 20];
            for (var written = 0L; written < zeros; written += some.Length)
                entry.Write(some);
        }
        return stream.ToArray();
    }

    /// <summary>Frames of zeros one after another: some 20 kB for each 64 MB.</summary>
    private static byte[] ZstandardBomb()
    {
        var frame = AnkiFile.Compress(new byte[64 << 20]);
        return [.. Enumerable.Repeat(frame, 16).SelectMany(bytes => bytes)];
    }

    private static byte[] Many(int entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < entries; i++)
                zip.CreateEntry($"media/{i}", CompressionLevel.NoCompression);
        }
        return stream.ToArray();
    }

    /// <summary>Says in both headers of its entry that a byte is in it.</summary>
    private static byte[] WithSizeOf(byte[] zip)
    {
        foreach (var (signature, offset) in new[] { ("PK\u0001\u0002", 24), ("PK\u0003\u0004", 22) })
        {
            var at = zip.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes(signature));
            BitConverter.TryWriteBytes(zip.AsSpan(at + offset), 1);
        }
        return zip;
    }
}
