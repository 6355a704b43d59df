using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>Learners who ask both silos at the same time, to see whether each of them has the learner in its own memory.</summary>
internal sealed class TwinWatch(Arena arena)
{
    private const int Count = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    private readonly List<TokenReply> _learners = [];
    private readonly HashSet<Guid> _both = [];

    public int Learners => _learners.Count;

    /// <summary>Learners whom two silos served while neither could ask the other.</summary>
    public int Both => _both.Count;

    /// <summary>New learners, in the memory of one silo or the other.</summary>
    public async Task PrepareAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            var way = arena.Direct[i % arena.Direct.Count];
            var guest = await GuestList.SignUpAsync(way);
            _learners.Add(guest);
            await way.SendAsync(Requests.Progress() with { Token = guest.AccessToken }, CancellationToken.None);
        }
    }

    public Task AskAsync() => Task.WhenAll(_learners.Select(async learner =>
    {
        var served = await Task.WhenAll(arena.Direct.Select(way => IsServedAsync(way, learner)));
        lock (_both)
        {
            if (served.All(yes => yes))
                _both.Add(learner.LearnerId);
        }
    }).Append(Task.Delay(Patience)));

    private static async Task<bool> IsServedAsync(ApiClient way, TokenReply learner)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return (await way.SendAsync(Requests.Progress() with { Token = learner.AccessToken }, patience.Token)).IsSuccess;
        }
        catch (Exception e) when (e is ServerException or OperationCanceledException)
        {
            return false;
        }
    }
}
