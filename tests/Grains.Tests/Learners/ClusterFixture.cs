using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Two silos over one storage, shared by tests that use learners of their own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private Store? _store;
    private LearningCluster? _cluster;

    internal Store Store => _store!;

    internal LearningCluster Cluster => _cluster!;

    public async Task InitializeAsync()
    {
        _store = await Store.CreateAsync();
        _cluster = await LearningCluster.StartAsync(_store);
    }

    public async Task DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        await _store!.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ClusterGroup : ICollectionFixture<ClusterFixture>
{
    public const string Name = "two silos";
}
