using Xunit;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>One silo with default settings for all tests that leave it as they found it; learners do not meet.</summary>
public sealed class SiloFixture : IAsyncLifetime
{
    public RunningSilo Silo { get; private set; } = null!;

    public HttpClient Http => Silo.Http;

    public Task<LearnerClient> GuestAsync() => LearnerClient.GuestAsync(Http);

    public async Task InitializeAsync() => Silo = await RunningSilo.StartAsync(("Dashboard:Enabled", "true"));

    public async Task DisposeAsync() => await Silo.DisposeAsync();

    /// <summary>Of an operator whom nobody made: good for what asks no grain about them.</summary>
    public string OperatorToken => Silo.Tokens.Of(Guid.CreateVersion7(), Tokens.Es256, DateTimeOffset.UtcNow.AddHours(1), role: "operator");
}

/// <summary>Tests on the shared silo run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSilo : ICollectionFixture<SiloFixture>
{
    public const string Name = "shared silo";
}
