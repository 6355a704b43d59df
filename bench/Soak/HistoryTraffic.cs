using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Replay;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Soak;

/// <summary>Taking answers back, and bringing reviews along from elsewhere.</summary>
internal sealed class HistoryTraffic(Courier courier)
{
    private const int CardsAFile = 3;
    private const int ReviewsACard = 4;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly DateTimeOffset LongAgo = new(2015, 3, 2, 7, 0, 0, TimeSpan.Zero);

    public async Task UndoAsync(Student student)
    {
        if (student.Random.NextDouble() < 0.1 && student.Standing > 1)
        {
            await SendAsync(student, Requests.Undo(student.First!.Value), 409);
            return;
        }
        if (student.Last is not { } last)
        {
            await SendAsync(student, Requests.Undo(Guid.CreateVersion7()), 404);
            return;
        }
        if (await SendAsync(student, Requests.Undo(last), 204) is null)
        {
            student.IsUncertain = true;
            return;
        }
        student.Undo(last);
        if (student.Random.NextDouble() < 0.2)
            await SendAsync(student, Requests.Undo(last), 204);
    }

    /// <summary>A small file of cards of its own; the same file again is the same import.</summary>
    public async Task ImportAsync(Student student)
    {
        var reviews = ReviewsOf(student.Imports++, student.Random).ToArray();
        var request = Requests.Import(HistoryCsv.Of(reviews)) with { Token = student.Token };
        if (await FinishAsync(student, await courier.SendAsync(request, 200, 202)) is not { } import)
        {
            student.IsUncertain = true;
            return;
        }
        if (import.Status != "done" || import.Imported != reviews.Length)
            courier.Faults.Add($"an import of {reviews.Length} reviews ended as {import.Status} with {import.Imported} {import.Failure}");
        student.Imported += import.Imported;
        if (student.Random.NextDouble() < 0.3)
            await FinishAsync(student, await courier.SendAsync(request, 200, 202));
    }

    private async Task<ImportReply?> FinishAsync(Student student, ApiReply? reply)
    {
        var import = reply?.Read(ApiJson.Default.ImportReply);
        while (import is { Status: "running", ImportId: { } id })
        {
            await Task.Delay(Poll, courier.Cancellation);
            import = (await SendAsync(student, Requests.ImportStatus(id), 200))?.Read(ApiJson.Default.ImportReply);
        }
        return import;
    }

    private static IEnumerable<Review> ReviewsOf(int file, Random random) =>
        from card in Enumerable.Range(file * CardsAFile, CardsAFile)
        from order in Enumerable.Range(1, ReviewsACard)
        let at = LongAgo.AddDays(order * (order + 3)).AddSeconds(card)
        select new Review(card, order, at, 0, random.Next(1, 5), random.Next(500, 20_000));

    private Task<ApiReply?> SendAsync(Student student, ApiRequest request, int expected) =>
        courier.SendAsync(request with { Token = student.Token }, expected);
}
