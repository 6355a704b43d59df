using System.Data;
using System.Data.Common;
using System.Globalization;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

/// <summary>The statements that Orleans' ADO.NET providers run, with the parameters that they give.</summary>
public abstract partial class StoreContract
{
    private static readonly DateTime Begin = new(2026, 11, 22, 8, 30, 15, DateTimeKind.Utc);

    [Fact]
    public async Task GrainState_IsWrittenByVersion()
    {
        await using var orleans = await OrleansSession.OpenAsync(this);

        Assert.Equal(1, await orleans.WriteAsync([1, 2], null));
        Assert.Null(await orleans.WriteAsync([3], null));
        Assert.Equal(2, await orleans.WriteAsync([4, 5], 1));
        Assert.Null(await orleans.WriteAsync([6], 1));

        var row = Assert.Single(await orleans.QueryAsync("ReadFromStorageKey", orleans.Grain));
        Assert.Equal([4, 5], (byte[])row["PayloadBinary"]);
        Assert.Equal(2, Convert.ToInt32(row["Version"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task GrainState_IsClearedAndDeletedByVersion()
    {
        await using var orleans = await OrleansSession.OpenAsync(this);
        await orleans.WriteAsync([1], null);

        Assert.Empty(await orleans.QueryAsync("ClearStorageKey", [.. orleans.Grain, ("GrainStateVersion", 7)]));
        Assert.Single(await orleans.QueryAsync("ClearStorageKey", [.. orleans.Grain, ("GrainStateVersion", 1)]));
        Assert.IsType<DBNull>(Assert.Single(await orleans.QueryAsync("ReadFromStorageKey", orleans.Grain))["PayloadBinary"]);
        Assert.Empty(await orleans.QueryAsync("DeleteStorageKey", [.. orleans.Grain, ("GrainStateVersion", 1)]));
        Assert.Single(await orleans.QueryAsync("DeleteStorageKey", [.. orleans.Grain, ("GrainStateVersion", 2)]));
        Assert.Empty(await orleans.QueryAsync("ReadFromStorageKey", orleans.Grain));
    }

    [Fact]
    public async Task Reminders_AreUpserted_Read_AndDeletedByVersion()
    {
        await using var orleans = await OrleansSession.OpenAsync(this);

        Assert.Equal(0, await orleans.RemindAsync("grain/1", "daily", hash: -5));
        Assert.Equal(1, await orleans.RemindAsync("grain/1", "daily", hash: -5));
        Assert.Equal(0, await orleans.RemindAsync("grain/1", "weekly", hash: -5));

        var reminder = Assert.Single(await orleans.QueryAsync(
            "ReadReminderRowKey", ("ServiceId", "s"), ("GrainId", "grain/1"), ("ReminderName", "daily")));
        Assert.Equal("grain/1", reminder["GrainId"]);
        Assert.Equal(Begin, Convert.ToDateTime(reminder["StartTime"], CultureInfo.InvariantCulture));
        Assert.Equal(60_000L, Convert.ToInt64(reminder["Period"], CultureInfo.InvariantCulture));
        Assert.Equal(2, (await orleans.QueryAsync("ReadReminderRowsKey", ("ServiceId", "s"), ("GrainId", "grain/1"))).Count);
        Assert.Equal(0, await DeleteAsync(7));
        Assert.Equal(1, await DeleteAsync(1));
        Assert.Equal(0, await DeleteAsync(1));
        await orleans.QueryAsync("DeleteReminderRowsKey", ("ServiceId", "s"));
        Assert.Empty(await orleans.QueryAsync("ReadReminderRowsKey", ("ServiceId", "s"), ("GrainId", "grain/1")));

        async Task<int> DeleteAsync(int version)
        {
            // The provider takes the first row's first column: there must be one also where nothing was deleted.
            var rows = await orleans.QueryAsync(
                "DeleteReminderRowKey", ("ServiceId", "s"), ("GrainId", "grain/1"), ("ReminderName", "daily"), ("Version", version));
            return Convert.ToInt32(Assert.Single(rows).Values.Single(), CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task Reminders_AreReadByRangesOfTheRing()
    {
        await using var orleans = await OrleansSession.OpenAsync(this);
        foreach (var hash in (int[])[-100, -1, 0, 1, 100])
            await orleans.RemindAsync($"g{hash}", "r", hash);

        Assert.Equal(["g0", "g1"], await RangeAsync("ReadRangeRows1Key", -1, 1));
        Assert.Equal(["g-100", "g100"], await RangeAsync("ReadRangeRows2Key", 1, -100));

        async Task<IEnumerable<string>> RangeAsync(string key, int begin, int end) =>
            (await orleans.QueryAsync(key, ("ServiceId", "s"), ("BeginHash", begin), ("EndHash", end)))
            .Select(row => (string)row["GrainId"]).Order(StringComparer.Ordinal);
    }

    private protected abstract DbConnection OpenOrleans(string connectionString);

    private sealed class OrleansSession(DbConnection connection) : IAsyncDisposable
    {
        private readonly Dictionary<string, string> _statements = [];

        public (string, object?)[] Grain { get; } =
        [
            ("ServiceId", "s"), ("GrainTypeString", "t"), ("GrainIdN0", 1L), ("GrainIdN1", -2L), ("GrainIdExtensionString", "x"),
            ("GrainIdHash", 3), ("GrainTypeHash", 4),
        ];

        public static async Task<OrleansSession> OpenAsync(StoreContract contract)
        {
            var session = new OrleansSession(contract.OpenOrleans(contract.Get<StorageOptions>().OrleansConnectionString));
            foreach (var row in await session.RunAsync("SELECT QueryKey, QueryText FROM OrleansQuery", []))
                session._statements[(string)row.Values.First()] = (string)row.Values.Last();
            return session;
        }

        /// <summary>The new version, or null where the statement gave none.</summary>
        public async Task<int?> WriteAsync(byte[] payload, int? version)
        {
            var rows = await QueryAsync("WriteToStorageKey", [.. Grain, ("PayloadBinary", payload), ("GrainStateVersion", version)]);
            return rows is [var row] ? Convert.ToInt32(row.Values.Single(), CultureInfo.InvariantCulture) : null;
        }

        public Task<List<Dictionary<string, object>>> WriteAsync(byte[] payload, int? version, string type, long n0, long n1) => QueryAsync(
            "WriteToStorageKey",
            ("ServiceId", "s"), ("GrainTypeString", type), ("GrainIdN0", n0), ("GrainIdN1", n1), ("GrainIdExtensionString", ""),
            ("GrainIdHash", 3), ("GrainTypeHash", 4), ("PayloadBinary", payload), ("GrainStateVersion", version));

        public async Task<int> RemindAsync(string grain, string name, int hash)
        {
            var rows = await QueryAsync(
                "UpsertReminderRowKey",
                ("ServiceId", "s"),
                ("GrainId", grain),
                ("ReminderName", name),
                ("StartTime", Begin),
                ("Period", 60_000L),
                ("GrainHash", hash));
            return Convert.ToInt32(Assert.Single(rows).Values.Single(), CultureInfo.InvariantCulture);
        }

        public Task<List<Dictionary<string, object>>> QueryAsync(string key, params (string Name, object? Value)[] parameters) =>
            RunAsync(_statements[key], parameters);

        public ValueTask DisposeAsync() => connection.DisposeAsync();

        private async Task<List<Dictionary<string, object>>> RunAsync(string sql, (string Name, object? Value)[] parameters)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of our own migrations.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                if (value is null)
                    parameter.DbType = DbType.Int32;
                command.Parameters.Add(parameter);
            }
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<Dictionary<string, object>>();
            while (await reader.ReadAsync())
                rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.OrdinalIgnoreCase));
            return rows;
        }
    }
}
