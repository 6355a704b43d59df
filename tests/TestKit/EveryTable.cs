using System.Data.Common;
using System.Text;

namespace EnglishLearning.TestKit;

/// <summary>All that a database holds, as text: to show that something is in none of its tables.</summary>
public static class EveryTable
{
    private const string PostgresTables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    /// <summary>A line a row: the table's name, then each value; bytes in hexadecimal.</summary>
    /// <param name="connection">Open. PostgreSQL or SQLite.</param>
    public static async Task<IReadOnlyList<string>> RowsAsync(DbConnection connection)
    {
        var isSqlite = connection.GetType().Name == "SqliteConnection";
        var rows = new List<string>();
        foreach (var table in await QueryAsync(connection, isSqlite ? SqliteTables : PostgresTables))
            rows.AddRange((await QueryAsync(connection, $"SELECT * FROM \"{table}\"")).Select(row => $"{table}: {row}"));
        return rows;
    }

    /// <summary>The rows that hold the id, however it is written: as text, or as bytes in either order.</summary>
    public static IEnumerable<string> Holding(this IEnumerable<string> rows, Guid id)
    {
        string[] forms = [id.ToString("D"), id.ToString("N"), Convert.ToHexString(id.ToByteArray())];
        return rows.Where(row => forms.Any(form => row.Contains(form, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The rows that hold the text, as it is or as its bytes in UTF-8.</summary>
    public static IEnumerable<string> Holding(this IEnumerable<string> rows, string text)
    {
        var bytes = Convert.ToHexString(Encoding.UTF8.GetBytes(text));
        return rows.Where(row => row.Contains(text, StringComparison.OrdinalIgnoreCase) || row.Contains(bytes, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<string>> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A table is no parameter in SQL; the names are the database's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        return rows;
    }

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
