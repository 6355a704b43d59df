namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>One host for the tests of a class, which run one after another.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    /// <summary>The host with grains that nobody has touched.</summary>
    internal ApiHost Fresh()
    {
        _host.Grains.Reset();
        _host.SignInAnew();
        return _host;
    }
}
