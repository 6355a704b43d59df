using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Storage.Tests;

internal sealed class Released(Func<Task> release) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await release();
}

internal static class Services
{
    public static StorageSetup GetSetup(this IServiceProvider services) => services.GetRequiredService<StorageSetup>();
}
