using System.Text;
using EnglishLearning.Storage.History;
using Xunit;

namespace EnglishLearning.Storage.Tests.History;

public sealed class CsvHistoryTests
{
    private const string Header = "card_id,review_time,rating,duration_ms\n";
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Columns_stand_in_any_order_and_others_are_ignored()
    {
        var entries = await ReadAsync("state, RATING ,back,card_id,duration_ms,front,review_time\n2,3,laut,c1,1500,\"sea, the\",2024-05-01T10:00:00+07:00\n");
        Assert.Equal(new ReviewRow(2, "c1", "sea, the", "laut", new(2024, 5, 1, 3, 0, 0, TimeSpan.Zero), 3, 1500), Assert.Single(entries).Review);
    }

    [Fact]
    public async Task Without_front_and_back_a_card_is_called_by_its_id()
    {
        var review = Assert.Single(await ReadAsync("\uFEFF" + Header + "17,2024-05-01,4,\n")).Review!;
        Assert.Equal(("Card 17", "", 0), (review.Front, review.Back, review.DurationMs));
    }

    [Theory]
    [InlineData("2024-05-01T10:00:00Z", "2024-05-01T10:00:00.0000000+00:00")]
    [InlineData("2024-05-01t10:00:00.25z", "2024-05-01T10:00:00.2500000+00:00")]
    [InlineData("2024-05-01 10:00:00.123456789-03:30", "2024-05-01T13:30:00.1234567+00:00")]
    [InlineData("2024-02-29", "2024-02-29T12:00:00.0000000+00:00")]
    [InlineData("1714557600", "2024-05-01T10:00:00.0000000+00:00")]
    [InlineData("1714557600123", "2024-05-01T10:00:00.1230000+00:00")]
    [InlineData("946684800", "2000-01-01T00:00:00.0000000+00:00")]
    [InlineData("2025-06-02T00:00:00Z", "2025-06-02T00:00:00.0000000+00:00")]
    public async Task A_time_is_read_in_UTC(string text, string utc)
    {
        var time = Assert.Single(await ReadAsync($"{Header}c,{text},3,1\n")).Review!.ReviewTime;
        Assert.Equal(utc, time.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData(",2024-05-01,3,1", "card_id", RowCodes.Missing)]
    [InlineData("a\u0001b,2024-05-01,3,1", "card_id", RowCodes.NotACard)]
    [InlineData("c,,3,1", "review_time", RowCodes.NotATime)]
    [InlineData("c,2024-05-01T10:00:00,3,1", "review_time", RowCodes.NotATime)]
    [InlineData("c,2023-02-29,3,1", "review_time", RowCodes.NotATime)]
    [InlineData("c,01/05/2024,3,1", "review_time", RowCodes.NotATime)]
    [InlineData("c,-1,3,1", "review_time", RowCodes.NotATime)]
    [InlineData("c,999999999999999,3,1", "review_time", RowCodes.NotATime)]
    [InlineData("c,1999-12-31T23:59:59Z,3,1", "review_time", RowCodes.TooOld)]
    [InlineData("c,0,3,1", "review_time", RowCodes.TooOld)]
    [InlineData("c,2025-06-02T00:00:01Z,3,1", "review_time", RowCodes.InFuture)]
    [InlineData("c,2024-05-01,0,1", "rating", RowCodes.NotARating)]
    [InlineData("c,2024-05-01,5,1", "rating", RowCodes.NotARating)]
    [InlineData("c,2024-05-01,good,1", "rating", RowCodes.NotARating)]
    [InlineData("c,2024-05-01,,1", "rating", RowCodes.NotARating)]
    [InlineData("c,2024-05-01,3,-1", "duration_ms", RowCodes.NotADuration)]
    [InlineData("c,2024-05-01,3,1.5", "duration_ms", RowCodes.NotADuration)]
    [InlineData("c,2024-05-01,3,2147483648", "duration_ms", RowCodes.NotADuration)]
    [InlineData("c,2024-05-01,3", "", RowCodes.Malformed)]
    [InlineData("c,2024-05-01,3,1,what, else", "", RowCodes.Malformed)]
    [InlineData("c,2024-05-01,3 \"x\",1", "", RowCodes.Malformed)]
    public async Task A_wrong_row_is_an_error_with_its_line_and_the_next_is_read(string row, string column, string code)
    {
        var entries = await ReadAsync($"{Header}a,2024-05-01,3,1\n{row}\nb,2024-05-01,3,1\n");
        Assert.Equal([2, null, 4], entries.Select(entry => entry.Review?.RowNumber));
        var error = entries[1].Error!;
        Assert.Equal((3, column, code), (error.Row, error.Column, error.Code));
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public async Task All_columns_of_a_row_are_checked() =>
        Assert.Equal(["card_id", "review_time", "rating", "duration_ms"], (await ReadAsync(Header + ",x,9,y\n")).Select(entry => entry.Error!.Column));

    [Fact]
    public async Task A_row_is_named_by_the_line_on_which_it_begins()
    {
        var entries = await ReadAsync("card_id,review_time,rating,duration_ms,front\r\n  \r\nc,2024-05-01,3,1,\"two\r\nlines\"\r\nd,2024-05-01,9,1,x\r\n\r\ne,2024-05-01,3,1,\"open\r\nf\r\n");
        Assert.Equal((3, "two\nlines"), (entries[0].Review!.RowNumber, entries[0].Review!.Front));
        Assert.Equal((5, "rating"), (entries[1].Error!.Row, entries[1].Error!.Column));
        Assert.Equal((7, RowCodes.Malformed), (entries[2].Error!.Row, entries[2].Error!.Code));
        Assert.Equal(3, entries.Count);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("card_id,rating\n", "lacks review_time, duration_ms")]
    [InlineData("card_id;review_time;rating;duration_ms\n", "separated by commas; it begins with 'card_id;review_time;")]
    [InlineData("card_id,review_time,rating,duration_ms,Rating\n", "'rating' twice")]
    public async Task A_wrong_header_is_one_error(string csv, string words)
    {
        var thrown = await Assert.ThrowsAsync<HistoryFormatException>(() => ReadAsync(csv));
        Assert.Equal(HistoryFault.Columns, thrown.Fault);
        Assert.Contains(words, thrown.Message);
    }

    [Fact]
    public async Task A_quote_left_open_ends_in_an_error_not_in_memory()
    {
        var thrown = await Assert.ThrowsAsync<HistoryFormatException>(() => ReadAsync(Header + "c,\"2024" + new string('x', 200_000)));
        Assert.Equal(HistoryFault.TooLarge, thrown.Fault);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_an_error()
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.GetBytes(Header), 0xff, 0xfe, (byte)'\n']);
        var thrown = await Assert.ThrowsAsync<HistoryFormatException>(() => CsvHistory.ReadAsync(stream, Now).ToListAsync().AsTask());
        Assert.Equal(HistoryFault.WrongKind, thrown.Fault);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_whole_history_is_sorted_by_time_and_card()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + "b,2024-05-02,3,1\nb,2024-05-01,3,1\nx,?,3,1\na,2024-05-02T19:00:00+07:00,3,1\n"));
        var history = await ReviewHistory.CollectAsync(CsvHistory.ReadAsync(stream, Now), 3);
        Assert.Equal([("b", 3L), ("a", 5L), ("b", 2L)], history.Reviews.Select(review => (review.CardKey, review.RowNumber)));
        Assert.Equal((4, 1), (Assert.Single(history.Errors).Row, history.Rejected));
    }

    [Fact]
    public async Task A_history_above_the_limit_is_refused()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + "b,2024-05-02,3,1\nb,2024-05-01,3,1\n"));
        var thrown = await Assert.ThrowsAsync<HistoryFormatException>(() => ReviewHistory.CollectAsync(CsvHistory.ReadAsync(stream, Now), 1));
        Assert.Equal(HistoryFault.TooLarge, thrown.Fault);
    }

    [Fact]
    public async Task Errors_are_kept_up_to_a_limit_and_all_counted()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat("b,2024-05-02,9,1\n", 1500))));
        var history = await ReviewHistory.CollectAsync(CsvHistory.ReadAsync(stream, Now), 1);
        Assert.Equal((ReviewHistory.MaximumErrors, 1500), (history.Errors.Count, history.Rejected));
    }

    private static async Task<List<HistoryEntry>> ReadAsync(string csv)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await CsvHistory.ReadAsync(stream, Now).ToListAsync();
    }
}
