using EnglishLearning.Storage.History;
using Xunit;
using static EnglishLearning.Storage.Tests.History.AnkiFile;

namespace EnglishLearning.Storage.Tests.History;

public sealed class AnkiPackageTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Legacy)]
    [InlineData(Anki21)]
    [InlineData(Zstandard)]
    public async Task The_reviews_of_each_format_are_read_in_order_of_time(string format)
    {
        using var file = PackageOf(
            format,
            Note(10, "<b>the sea</b>[sound:sea.mp3]\u001flaut &amp; lautan\u001fextra"),
            Card(100, 10),
            Card(101, 10, ordinal: 1),
            Review(Day + 60_000, 101, ease: 4, time: 2500, type: 3),
            Review(Day, 100, ease: 1, time: 900, type: 0),
            Review(Day + 1, 100, ease: 2, type: 2));
        using var package = await AnkiPackage.OpenAsync(file);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Day);
        Assert.Equal(
            [
                new ReviewRow(1, "100", "the sea", "laut & lautan", time, 1, 900),
                new ReviewRow(2, "100", "the sea", "laut & lautan", time.AddMilliseconds(1), 2, 1000),
                new ReviewRow(3, "101", "the sea", "laut & lautan", time.AddMinutes(1), 4, 2500),
            ],
            await package.ReadAsync(Now).Select(entry => entry.Review).ToListAsync());
        Assert.Equal(new AnkiSkipped(0, 0), package.Skipped);
        Assert.True(file.CanRead);
    }

    [Fact]
    public async Task What_is_no_review_and_deleted_cards_are_counted_and_skipped()
    {
        using var file = PackageOf(
            Zstandard, Note(10, "a\u001fb"), Card(100, 10), Card(101, 11),
            Review(Day, 100), Review(Day + 1, 100, type: 4), Review(Day + 2, 100, type: 5), Review(Day + 3, 100, ease: 0, type: 0),
            Review(Day + 4, 999), Review(Day + 5, 101), Review(Day + 6, 999, type: 4));
        using var package = await AnkiPackage.OpenAsync(file);
        Assert.Equal(new AnkiSkipped(NotReviews: 4, DeletedCards: 2), package.Skipped);
        Assert.Equal("100", Assert.Single(await package.ReadAsync(Now).ToListAsync()).Review!.CardKey);
    }

    [Fact]
    public async Task A_wrong_row_is_an_error_and_the_next_is_read()
    {
        using var file = PackageOf(
            Legacy, Note(10, "a\u001fb"), Card(100, 10),
            Review(-9_000_000_000_000_000, 100), Review(5, 100), Review(Day, 100, ease: 5), Review(Day + 1, 100, time: -1), Review(Day + 2, 100),
            Review(Now.AddDays(1).ToUnixTimeMilliseconds() + 1, 100), Review(9_000_000_000_000_000, 100));
        using var package = await AnkiPackage.OpenAsync(file);
        var entries = await package.ReadAsync(Now).ToListAsync();
        Assert.Equal(
            [
                (1, "id", RowCodes.TooOld), (2, "id", RowCodes.TooOld), (3, "ease", RowCodes.NotARating), (4, "time", RowCodes.NotADuration),
                (6, "id", RowCodes.InFuture), (7, "id", RowCodes.InFuture),
            ],
            entries.Select(entry => entry.Error).OfType<RowError>().Select(error => (error.Row, error.Column, error.Code)));
        Assert.Equal(5, Assert.Single(entries, entry => entry.Review is not null).Review!.RowNumber);
    }

    [Theory]
    [InlineData("front", 0, "front", "")]
    [InlineData("front\u001f<br>\u001fthird\u001f\u001ffifth", 0, "front", "third\nfifth")]
    [InlineData("<img src='a.jpg'>\u001fback", 0, "Card 100", "back")]
    [InlineData("{{c1::Jakarta}} is in {{c2::Java::island}}.\u001fmore", 0, "___ is in Java.", "Jakarta is in Java.\nmore")]
    [InlineData("{{c1::Jakarta}} is in {{c2::Java::island}}.", 1, "Jakarta is in ___ (island).", "Jakarta is in Java.")]
    [InlineData("{{c1::a {{c2::b}} c}}", 1, "a ___ c", "a b c")]
    [InlineData("{{c1::open", 0, "{{c1::open", "")]
    public async Task A_card_takes_its_sides_from_the_fields_of_its_note(string fields, int ordinal, string front, string back)
    {
        using var file = PackageOf(Legacy, Note(10, fields), Card(100, 10, ordinal), Review(Day, 100));
        using var package = await AnkiPackage.OpenAsync(file);
        var review = Assert.Single(await package.ReadAsync(Now).ToListAsync()).Review!;
        Assert.Equal((front, back), (review.Front, review.Back));
    }

    [Fact]
    public async Task A_long_side_is_cut()
    {
        using var file = PackageOf(Legacy, Note(10, new string('a', 5000) + '\u001f' + new string('b', 100_000)), Card(100, 10), Review(Day, 100));
        using var package = await AnkiPackage.OpenAsync(file);
        var review = Assert.Single(await package.ReadAsync(Now).ToListAsync()).Review!;
        Assert.Equal((new string('a', 2000), new string('b', 2000)), (review.Front, review.Back));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task The_collection_is_unpacked_to_one_file_which_is_gone_when_the_package_is_disposed(string journal)
    {
        var folder = Directory.CreateTempSubdirectory("package-").FullName;
        using var file = PackageOf(Zstandard, Note(10, "a\u001fb"), Card(100, 10), Review(Day, 100), $"pragma journal_mode = {journal};");
        using (var package = await AnkiPackage.OpenAsync(file, temporaryFolder: folder))
        {
            Assert.Single(await package.ReadAsync(Now).ToListAsync());
            // SQLite would write -wal and -shm beside a file in WAL mode that it may not take as immutable.
            Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        }
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }
}
