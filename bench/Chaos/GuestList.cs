using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>New learners for a drill.</summary>
internal static class GuestList
{
    private const int Questions = 10;

    /// <exception cref="ServerException">Nobody is let in.</exception>
    public static async Task<IReadOnlyList<ChaosLearner>> InviteAsync(ApiClient way, int count, int seed)
    {
        var guests = new List<TokenReply>();
        for (var i = 0; i < count; i++)
            guests.Add(await SignUpAsync(way));
        var practice = await way.SendAsync(
            Requests.Practice($"count={Questions}&mode=mixed") with { Token = guests[0].AccessToken }, CancellationToken.None);
        var questions = practice.Read(ApiJson.Default.PracticeReply).Questions;
        if (questions.Count == 0)
            throw new ServerException($"There is no question to answer: {practice}");
        return [.. guests.Select((guest, i) => new ChaosLearner(guest, questions, seed + i))];
    }

    public static async Task<TokenReply> SignUpAsync(ApiClient way) =>
        (await way.SendAsync(Requests.Guest("Asia/Jakarta"), CancellationToken.None)).Read(ApiJson.Default.TokenReply);
}
