using Xunit;

namespace EnglishLearning.Storage.Tests;

public sealed class GroupCommitTests : IDisposable
{
    private readonly FakeFlush _flush = new();

    public void Dispose() => _flush.Dispose();

    [Fact]
    public async Task AnItem_AloneIsWrittenAtOnce()
    {
        await using var commits = _flush.Commits();
        _flush.Allow();

        Assert.Equal("A", await commits.CommitAsync("a"));
    }

    [Fact]
    public async Task WhoComesDuringAWrite_SharesTheNext()
    {
        await using var commits = _flush.Commits();
        var tasks = new List<Task<string>> { commits.CommitAsync("a") };
        await _flush.BegunAsync(1);
        tasks.AddRange("bcd".Select(letter => commits.CommitAsync($"{letter}")));
        _flush.Allow();

        Assert.Equal(["A", "B", "C", "D"], await Task.WhenAll(tasks));
        Assert.Equal(["a", "b c d"], _flush.Batches);
    }

    [Fact]
    public async Task ABatch_HoldsTheMaximumAtMost()
    {
        await using var commits = _flush.Commits(maximum: 3);
        var tasks = new List<Task<string>> { commits.CommitAsync("a") };
        await _flush.BegunAsync(1);
        tasks.AddRange("bcdefgh".Select(letter => commits.CommitAsync($"{letter}")));
        _flush.Allow();
        await Task.WhenAll(tasks);

        Assert.Equal(["a", "b c d", "e f g", "h"], _flush.Batches);
    }

    [Fact]
    public async Task TwoItemsOfOneSubject_NeverShareABatch_AndKeepTheirOrder()
    {
        await using var commits = _flush.Commits(maximum: 4);
        var tasks = new List<Task<string>> { commits.CommitAsync("z") };
        await _flush.BegunAsync(1);
        tasks.AddRange(((string[])["a1", "a2", "b1", "a3", "b2", "c1"]).Select(commits.CommitAsync));
        _flush.Allow();
        await Task.WhenAll(tasks);

        Assert.Equal(["z", "a1 b1 c1", "a2 b2", "a3"], _flush.Batches);
    }

    [Fact]
    public async Task AFloodOfOneSubject_IsHeldInBounds()
    {
        await using var commits = _flush.Commits(capacity: 1000, maximum: 4);
        var tasks = Enumerable.Range(0, 100).Select(i => commits.CommitAsync($"a{i}")).ToList();
        tasks.Add(commits.CommitAsync("b"));
        _flush.Allow();
        await Task.WhenAll(tasks);

        Assert.Equal(100, _flush.Batches.Count);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"a{i}"), _flush.Batches.Select(batch => batch.Split(' ')[0]));
    }

    [Fact]
    public async Task PastItsCapacity_TheQueueRefusesAtOnce()
    {
        await using var commits = _flush.Commits(capacity: 2);
        var tasks = new List<Task<string>> { commits.CommitAsync("a") };
        await _flush.BegunAsync(1);
        tasks.AddRange("bc".Select(letter => commits.CommitAsync($"{letter}")));

        var refused = commits.CommitAsync("d");

        Assert.True(refused.IsFaulted);
        Assert.Equal(StorageFault.Overloaded, (await Assert.ThrowsAsync<StorageException>(() => refused)).Fault);
        _flush.Allow();
        Assert.Equal(["A", "B", "C"], await Task.WhenAll(tasks));
    }

    [Fact]
    public async Task Writers_WorkAtTheSameTime()
    {
        await using var commits = _flush.Commits(writers: 3);
        var tasks = new List<Task<string>>();
        for (var i = 1; i <= 3; i++)
        {
            tasks.Add(commits.CommitAsync($"{(char)('a' + i)}"));
            await _flush.BegunAsync(i);
        }

        Assert.Empty(_flush.Batches);
        _flush.Allow();
        await Task.WhenAll(tasks);
    }

    [Fact]
    public async Task ABatch_ThatIsRefused_IsRepeatedOneByOne()
    {
        await using var commits = _flush.Commits();
        _flush.Fault = items => items.Contains("c") ? new InvalidOperationException("c is bad") : null;
        var tasks = new List<Task<string>> { commits.CommitAsync("a") };
        await _flush.BegunAsync(1);
        tasks.AddRange("bcd".Select(letter => commits.CommitAsync($"{letter}")));
        _flush.Allow();

        Assert.Equal(["A", "B", "D"], await Task.WhenAll(tasks[0], tasks[1], tasks[3]));
        var fault = await Assert.ThrowsAsync<StorageException>(() => tasks[2]);
        Assert.Equal(StorageFault.Rejected, fault.Fault);
        Assert.IsType<InvalidOperationException>(fault.InnerException);
        Assert.Equal(["a", "b c d", "b", "c", "d"], _flush.Begun);
    }

    [Theory]
    [InlineData(StorageFault.Unavailable)]
    [InlineData(StorageFault.Full)]
    public async Task AnOutage_FailsTheBatch_AndIsNotRepeated(StorageFault fault)
    {
        await using var commits = _flush.Commits();
        _flush.Fault = items => items.Contains("b") ? new StorageException(fault, "away") : null;
        var first = commits.CommitAsync("a");
        await _flush.BegunAsync(1);
        var batch = "bc".Select(letter => commits.CommitAsync($"{letter}")).ToList();
        _flush.Allow();
        await first;

        foreach (var task in batch)
            Assert.Equal(fault, (await Assert.ThrowsAsync<StorageException>(() => task)).Fault);
        Assert.Equal(["a", "b c"], _flush.Begun);
        Assert.Equal("D", await commits.CommitAsync("d"));
    }

    [Fact]
    public async Task Dispose_WritesWhatWaits_AndTakesNoMore()
    {
        var commits = _flush.Commits(maximum: 2);
        var tasks = ((string[])["a1", "a2", "b", "c", "d"]).Select(commits.CommitAsync).ToList();
        await _flush.BegunAsync(1);
        var disposing = commits.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);

        _flush.Allow();
        await disposing;

        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(5, _flush.Batches.Sum(batch => batch.Split(' ').Length));
        var refused = await Assert.ThrowsAsync<StorageException>(() => commits.CommitAsync("e"));
        Assert.Equal(StorageFault.Unavailable, refused.Fault);
    }
}
