using Xunit;

namespace EnglishLearning.Attack.Tests.Actors;

/// <summary>One silo for all attacks that leave it standing; those who attack do not meet.</summary>
public sealed class Target : IAsyncLifetime
{
    public AttackedSilo Silo { get; private set; } = null!;

    public async Task InitializeAsync() => Silo = await AttackedSilo.StartAsync(AttackedSilo.Unhurried);

    public async Task DisposeAsync() => await Silo.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedTarget : ICollectionFixture<Target>
{
    public const string Name = "attacked silo";
}
