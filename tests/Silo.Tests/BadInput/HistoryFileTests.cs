using System.Net;
using System.Text;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.Storage.Tests.History;
using Xunit;

namespace EnglishLearning.Silo.Tests.BadInput;

/// <summary>Files of history that are broken or made to harm: told why, nothing imported.</summary>
[Collection(SharedSilo.Name)]
public sealed class HistoryFileTests(SiloFixture silo) : IAsyncLifetime
{
    private const string Path = "/v1/me/history:import";
    private LearnerClient _guest = null!;

    public async Task InitializeAsync() => _guest = await silo.GuestAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(await _guest.AttemptsAsync());
        Assert.Empty(await _guest.CardsAsync());
    }

    [Fact]
    public async Task A_table_without_the_columns() => await FailsAsync("a,b\n1,2\n"u8.ToArray(), "text/csv", "card_id");

    [Fact]
    public async Task A_table_that_is_no_text() => await FailsAsync([0x50, 0x4b, 0xff, 0xfe, 0x00, 0x80], "text/csv", "UTF-8");

    [Fact]
    public async Task A_quote_left_open() =>
        await FailsAsync(
            Encoding.UTF8.GetBytes("card_id,review_time,rating,duration_ms\n\"" + new string('x', 200_000)), "text/csv", "quote");

    [Fact]
    public async Task A_package_that_is_no_zip() => await FailsAsync("not a zip"u8.ToArray(), "application/zip", "zip");

    [Fact]
    public async Task A_package_without_a_collection() =>
        await FailsAsync(AnkiFile.Package(("../../etc/passwd", "x"u8.ToArray())).ToArray(), "application/zip", "collection");

    [Fact]
    public async Task A_package_with_a_collection_that_is_none() =>
        await FailsAsync(AnkiFile.Package((AnkiFile.Legacy, new byte[5000])).ToArray(), "application/zip", "");

    [Fact]
    public async Task A_package_with_another_programs_tables() =>
        await FailsAsync(AnkiFile.Package((AnkiFile.Legacy, AnkiFile.Collection(11, "drop table revlog;"))).ToArray(), "application/zip", "");

    [Fact]
    public async Task An_empty_file() =>
        (await _guest.PostAsync(Path, [], "text/csv")).Problem(HttpStatusCode.UnprocessableEntity, "empty-file");

    [Theory]
    [InlineData("application/json")]
    [InlineData("image/png")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_file_of_another_type(string type) =>
        Assert.Contains((await _guest.PostAsync(Path, "--x--\r\n", type)).Status, new[] { HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest });

    [Fact]
    public async Task A_dry_run_that_is_neither_true_nor_false() =>
        (await _guest.PostAsync($"{Path}?dryRun=perhaps", "x", "text/csv")).Problem(HttpStatusCode.BadRequest, "invalid-parameter");

    [Fact]
    public async Task Rows_that_are_all_wrong_are_told_by_row_up_to_a_hundred()
    {
        var rows = string.Concat(Enumerable.Range(0, 150).Select(i => $"k{i},2999-01-01,9,-4\n"));
        var reply = (await _guest.PostAsync(Path, "card_id,review_time,rating,duration_ms\n" + rows, "text/csv")).Ok();
        Assert.Equal(0, (int)reply["imported"]!);
        Assert.Equal(100, reply["errors"]!.AsArray().Count);
        Assert.Equal(2, (int)reply["errors"]![0]!["row"]!);
    }

    [Fact]
    public async Task A_file_over_the_limit()
    {
        await using var small = await RunningSilo.StartAsync(("Api:ImportBytes", "1000"));
        var guest = await LearnerClient.GuestAsync(small.Http);
        (await guest.PostAsync(Path, new byte[1001], "text/csv")).Problem(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    private async Task FailsAsync(byte[] file, string type, string because)
    {
        foreach (var dryRun in new[] { "true", "false" })
        {
            var reply = await _guest.PostAsync($"{Path}?dryRun={dryRun}", file, type);
            var problem = reply.Problem(HttpStatusCode.UnprocessableEntity, "import-failed");
            Assert.Contains(because, (string?)problem["errors"]![0]!["detail"], StringComparison.OrdinalIgnoreCase);
        }
    }
}
