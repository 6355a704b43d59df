using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnglishLearning.Storage.Tests;

internal sealed class Released(Func<Task> release) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await release();
}

internal static class Services
{
    public static StorageSetup GetSetup(this IServiceProvider services) => services.GetRequiredService<StorageSetup>();

    public static async Task RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
