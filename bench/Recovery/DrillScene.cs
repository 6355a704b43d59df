using EnglishLearning.Bench.Chaos;

namespace EnglishLearning.Bench.Recovery;

/// <summary>Learners who answer while a drill goes on, each until told to stop.</summary>
internal sealed class DrillScene : IDisposable
{
    private readonly Action<string> _said;
    private readonly List<(CancellationTokenSource Stop, Task Running)> _writers = [];

    public DrillScene(Site site, IReadOnlyList<ChaosLearner> learners, Action<string> said)
    {
        (Learners, _said) = (learners, said);
        foreach (var learner in learners)
        {
            var stop = new CancellationTokenSource();
            _writers.Add((stop, new Writer(learner, () => site.Front, Tally).RunAsync(stop.Token)));
        }
    }

    public IReadOnlyList<ChaosLearner> Learners { get; }

    public Tally Tally { get; } = new();

    /// <summary>What the table tells besides.</summary>
    public List<string> Notes { get; } = [];

    public void Say(string text) => _said($"{Tally.Acknowledged:N0} answers acknowledged: {text}");

    /// <summary>The first learner puts the phone away; its last answer is taken when this returns.</summary>
    public async Task SilenceFirstAsync()
    {
        await _writers[0].Stop.CancelAsync();
        await _writers[0].Running;
    }

    /// <summary>All stop, when their last answer is taken.</summary>
    public async Task EndAsync()
    {
        foreach (var (stop, _) in _writers)
            await stop.CancelAsync();
        await Task.WhenAll(_writers.Select(writer => writer.Running));
    }

    public void Dispose() => _writers.ForEach(writer => writer.Stop.Dispose());
}
