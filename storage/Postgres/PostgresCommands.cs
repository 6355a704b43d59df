using EnglishLearning.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace EnglishLearning.Storage.Postgres;

internal static class PostgresCommands
{
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // The texts are constants of this folder; values are parameters.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        return command;
    }

    public static async Task<List<T>> QueryAsync<T>(this NpgsqlCommand command, Func<FieldReader, T> map, CancellationToken cancel = default)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAllAsync(map, cancel);
    }

    public static async Task<List<T>> ReadAllAsync<T>(this NpgsqlDataReader reader, Func<FieldReader, T> map, CancellationToken cancel)
    {
        var fields = new PostgresFieldReader(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(map(fields.Rewind()));
        return rows;
    }

    public static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };

    public static NpgsqlParameter<ulong> TransactionParameter(long value) =>
        new() { TypedValue = (ulong)value, NpgsqlDbType = NpgsqlDbType.Xid8 };
}
