using System.Text;
using EnglishLearning.Storage.History;
using Xunit;
using static EnglishLearning.Storage.Tests.History.AnkiFile;

namespace EnglishLearning.Storage.Tests.History;

/// <summary>Files that are broken or made to harm: a typed error, and nothing is left behind.</summary>
public sealed class AnkiHostileTests : IDisposable
{
    private const long Limit = 4 << 20;
    private readonly string folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    private static byte[] Right => Collection(11, Note(10, "a\u001fb"), Card(100, 10), Review(Day, 100));

    [Fact]
    public async Task Not_a_zip()
    {
        await FailsAsync(new MemoryStream(Encoding.UTF8.GetBytes("card_id,review_time")), HistoryFault.WrongKind, "no zip");
        await FailsAsync(new MemoryStream(), HistoryFault.WrongKind, "no zip");
    }

    [Fact]
    public async Task A_zip_cut_off()
    {
        var whole = PackageOf(Legacy).ToArray();
        await FailsAsync(new MemoryStream(whole[..(whole.Length / 2)]), HistoryFault.WrongKind, "cut off");
    }

    [Fact]
    public async Task A_zip_without_a_collection() =>
        await FailsAsync(Package(("media", "{}"u8.ToArray()), ("../collection.anki2", Right)), HistoryFault.NoCollection, "no collection");

    [Fact]
    public async Task A_collection_of_an_unknown_name() =>
        await FailsAsync(Package(("collection.anki30", Right)), HistoryFault.NewerFormat, "newer format");

    [Fact]
    public async Task A_package_version_that_is_not_known() =>
        await FailsAsync(Package(("meta", [0x08, 0x04]), (Legacy, Right)), HistoryFault.NewerFormat, "newer format");

    [Fact]
    public async Task A_schema_that_is_not_known() =>
        await FailsAsync(Package((Zstandard, Compress(Collection(19)))), HistoryFault.NewerFormat, "schema 19");

    [Fact]
    public async Task A_zip_bomb()
    {
        var bomb = Package((Legacy, new byte[Limit + 1]));
        Assert.True(bomb.Length < Limit / 100);
        await FailsAsync(bomb, HistoryFault.TooLarge, $"larger than {Limit} bytes");
    }

    [Fact]
    public async Task A_zstandard_bomb()
    {
        var bomb = Package((Zstandard, Compress(new byte[Limit + 1])));
        Assert.True(bomb.Length < Limit / 100);
        await FailsAsync(bomb, HistoryFault.TooLarge, $"larger than {Limit} bytes");
    }

    [Fact]
    public async Task Zstandard_frames_without_end_that_unpack_to_nothing()
    {
        // A skippable frame of 8 zero bytes: magic number, length, content (RFC 8878, 3.1.2).
        byte[] frame = [0x50, 0x2a, 0x4d, 0x18, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var frames = Enumerable.Repeat(frame, (int)Limit / frame.Length + 1).SelectMany(bytes => bytes).ToArray();
        await FailsAsync(Package((Zstandard, frames)), HistoryFault.TooLarge, $"larger than {Limit} bytes");
    }

    [Fact]
    public async Task A_collection_of_just_the_limit_is_read()
    {
        var right = Right;
        using (var package = await AnkiPackage.OpenAsync(Package((Legacy, right)), right.Length, folder))
            Assert.Single(await package.ReadAsync(DateTimeOffset.UnixEpoch.AddYears(60)).ToListAsync());
        await FailsAsync(Package((Legacy, right)), HistoryFault.TooLarge, "larger", right.Length - 1);
    }

    [Fact]
    public async Task Zstandard_that_is_none_or_cut_off()
    {
        await FailsAsync(Package((Zstandard, Right)), HistoryFault.Corrupt, "damaged");
        var whole = Compress(Collection(11, [.. Enumerable.Range(0, 2000).Select(i => Note(i, Guid.NewGuid().ToString()))]));
        for (var part = 0; part < 8; part++)
            await FailsAsync(Package((Zstandard, whole[..(whole.Length * part / 8)])), HistoryFault.Corrupt, "damaged");
        await FailsAsync(Package((Zstandard, whole[..^1])), HistoryFault.Corrupt, "damaged");
    }

    [Fact]
    public async Task A_database_that_is_none() =>
        await FailsAsync(Package((Legacy, Encoding.UTF8.GetBytes(new string('x', 5000)))), HistoryFault.Corrupt, "damaged");

    [Fact]
    public async Task An_empty_collection() => await FailsAsync(Package((Legacy, [])), HistoryFault.Corrupt, "tables are missing");

    [Fact]
    public async Task A_database_cut_off()
    {
        var many = Collection(11, [.. Enumerable.Range(0, 2000).SelectMany(i => new[] { Note(i, new string('a', 300)), Card(i, i), Review(Day + i, i) })]);
        for (var part = 1; part < 8; part++)
            await FailsAsync(Package((Legacy, many[..(many.Length * part / 8)])), HistoryFault.Corrupt, "");
    }

    [Fact]
    public async Task A_database_damaged_in_the_middle_is_an_error_while_it_is_read()
    {
        var many = Collection(11, [.. Enumerable.Range(0, 2000).SelectMany(i => new[] { Note(i, new string('a', 300)), Card(i, i), Review(Day + i, i) })]);
        many.AsSpan(8192, many.Length - 8192).Fill(0xff);
        await FailsAsync(Package((Legacy, many)), HistoryFault.Corrupt, "");
    }

    [Theory]
    [InlineData("drop table revlog; create view revlog as with recursive n(i) as (select 1 union all select i + 1 from n) select i as id, 100 as cid, 3 as ease, 1 as time, 1 as type from n;")]
    [InlineData("drop table notes;")]
    [InlineData("drop table cards; create virtual table cards using fts5(id, nid);")]
    public async Task Tables_that_are_none(string sql) =>
        await FailsAsync(Package((Legacy, Collection(11, sql))), HistoryFault.Corrupt, "tables are missing");

    [Fact]
    public async Task Repeated_ids_do_not_multiply_the_reviews()
    {
        var sql = "drop table cards; create table cards (id integer, nid integer, ord integer);"
            + "insert into cards values (1, 10, 0), (1, 10, 0), (1, 10, 0);" + Note(10, "a\u001fb") + Review(Day, 1);
        using var package = await AnkiPackage.OpenAsync(Package((Legacy, Collection(11, sql))), Limit, folder);
        Assert.Single(await package.ReadAsync(DateTimeOffset.UnixEpoch.AddYears(60)).ToListAsync());
    }

    [Fact]
    public async Task Values_of_other_types_are_row_errors()
    {
        var sql = "drop table revlog; create table revlog (id integer primary key, cid, ease, time, type);"
            + $"insert into revlog values ({Day}, 100, null, null, null), ({Day + 1}, 100, 'x', 'y', 'z'), ({Day + 2}, 100, 3, x'ff', null), ({Day + 3}, null, 3, 1, 1);"
            + Note(10, "a\u001fb") + Card(100, 10);
        using var package = await AnkiPackage.OpenAsync(Package((Legacy, Collection(11, sql))), Limit, folder);
        var entries = await package.ReadAsync(DateTimeOffset.UnixEpoch.AddYears(60)).ToListAsync();
        Assert.Equal(3, Assert.Single(entries).Review!.Rating);
        Assert.Equal(new AnkiSkipped(2, 1), package.Skipped);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_a_mistake_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(() => AnkiPackage.OpenAsync(new System.IO.Pipelines.Pipe().Reader.AsStream()));

    public void Dispose()
    {
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    private async Task FailsAsync(System.IO.Stream file, HistoryFault fault, string words, long limit = Limit)
    {
        var thrown = await Assert.ThrowsAsync<HistoryFormatException>(async () =>
        {
            using var package = await AnkiPackage.OpenAsync(file, limit, folder);
            await package.ReadAsync(DateTimeOffset.UnixEpoch.AddYears(60)).CountAsync();
        });
        Assert.Equal(fault, thrown.Fault);
        Assert.Contains(words, thrown.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        await file.DisposeAsync();
    }
}
