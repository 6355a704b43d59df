using System.Collections.Concurrent;

namespace EnglishLearning.Storage.Tests;

/// <summary>A write that the test lets through, batch by batch. An item's subject is its letter: "a1", "a2" are one's.</summary>
internal sealed class FakeFlush : IDisposable
{
    private readonly SemaphoreSlim _allowed = new(0);

    public static IEqualityComparer<string> SameLetter { get; } =
        EqualityComparer<string>.Create((left, right) => left![0] == right![0], item => item[0]);

    public ConcurrentQueue<string> Batches { get; } = [];

    public ConcurrentQueue<string> Begun { get; } = [];

    /// <summary>What the write of a batch throws, if anything.</summary>
    public Func<IReadOnlyList<string>, Exception?> Fault { get; set; } = _ => null;

    public GroupCommit<string, string> Commits(int writers = 1, int capacity = 100, int maximum = 10) =>
        new("test", new GroupCommitOptions(writers, capacity, maximum), SameLetter, WriteAsync);

    public void Allow(int batches = 1000) => _allowed.Release(batches);

    /// <summary>Waits until so many writes are under way or done.</summary>
    public async Task BegunAsync(int batches)
    {
        while (Begun.Count < batches)
            await Task.Delay(1);
    }

    public void Dispose() => _allowed.Dispose();

    private async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<string> items)
    {
        Begun.Enqueue(string.Join(' ', items));
        await _allowed.WaitAsync();
        if (Fault(items) is { } fault)
            throw fault;
        Batches.Enqueue(string.Join(' ', items));
        return [.. items.Select(item => item.ToUpperInvariant())];
    }
}
