using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnglishLearning.Storage.History;

/// <summary>
/// Reads the SQLite database of an Anki collection, schema 11 to 18. Nobody vouches for the file: nothing of its own
/// (views, triggers, functions) is run, and no query names a column with Anki's collation "unicase".
/// </summary>
internal sealed class AnkiCollection : IDisposable
{
    private const int NewestSchema = 18;

    /// <summary>The largest row and value that SQLite may build; Anki's own are below a few megabytes.</summary>
    private const int LargestRow = 64 << 20;

    /// <summary>What is read of a note's fields, in characters: far above the text that is kept.</summary>
    private const int FieldCharacters = 65_536;

    private const string IsReview = "coalesce(r.ease, 0) <> 0 and coalesce(r.type, 0) <= 3";

    /// <summary>
    /// The ids are the rowids of Anki's tables. Joined by rowid a forged table with repeated ids cannot multiply the
    /// rows, and the order costs no sort.
    /// </summary>
    private const string Joined = "revlog r join cards c on c.rowid = r.cid join notes n on n.rowid = c.nid";

    private readonly SqliteConnection connection;

    private AnkiCollection(SqliteConnection connection) => this.connection = connection;

    public static async Task<AnkiCollection> OpenAsync(string path, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            // Immutable: a file left in WAL mode opens without the files that belong beside it.
            DataSource = $"{new Uri(path).AbsoluteUri}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        var collection = new AnkiCollection(connection);
        try
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, LargestRow);
            await collection.CheckSchemaAsync(cancel).ConfigureAwait(false);
            return collection;
        }
        catch (SqliteException e) when (IsOfTheFile(e))
        {
            collection.Dispose();
            throw Corrupt(e);
        }
        catch
        {
            collection.Dispose();
            throw;
        }
    }

    public async Task<AnkiSkipped> CountSkippedAsync(CancellationToken cancel)
    {
        try
        {
            var all = await NumberAsync("select count(*) from revlog", cancel).ConfigureAwait(false);
            var reviews = await NumberAsync($"select count(*) from revlog r where {IsReview}", cancel).ConfigureAwait(false);
            var read = await NumberAsync($"select count(*) from {Joined} where {IsReview}", cancel).ConfigureAwait(false);
            return new AnkiSkipped(all - reviews, reviews - read);
        }
        catch (SqliteException e) when (IsOfTheFile(e))
        {
            throw Corrupt(e);
        }
    }

    /// <summary>The reviews in order of time.</summary>
    public async IAsyncEnumerable<AnkiReview> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var command = Command($"""
            select r.rowid, c.rowid, coalesce(r.ease, 0), coalesce(r.time, 0), coalesce(c.ord, 0),
                   substr(coalesce(n.flds, ''), 1, {FieldCharacters})
            from {Joined} where {IsReview} order by r.rowid
            """);
        using var reader = await StepAsync(() => command.ExecuteReaderAsync(cancel)).ConfigureAwait(false);
        while (await StepAsync(() => reader.ReadAsync(cancel)).ConfigureAwait(false))
        {
            yield return new AnkiReview(
                Id: reader.GetInt64(0),
                CardId: reader.GetInt64(1),
                Ease: reader.GetInt64(2),
                Milliseconds: reader.GetInt64(3),
                CardOrdinal: reader.GetInt64(4),
                Fields: reader.GetString(5));
        }
    }

    public void Dispose() => connection.Dispose();

    private async Task CheckSchemaAsync(CancellationToken cancel)
    {
        await NumberAsync("pragma trusted_schema = off", cancel).ConfigureAwait(false);
        // A view has no root page, a virtual table none either: what is left is plain rows.
        var tables = await NumberAsync(
            """
            select count(*) from sqlite_schema
            where type = 'table' and rootpage > 0 and name in ('col', 'notes', 'cards', 'revlog')
            """,
            cancel).ConfigureAwait(false);
        if (tables != 4)
            throw new HistoryFormatException(HistoryFault.Corrupt,
                "The database in the package is damaged or no Anki collection: tables are missing.");
        var schema = await NumberAsync("select ver from col limit 1", cancel).ConfigureAwait(false);
        if (schema > NewestSchema)
        {
            throw new HistoryFormatException(
                HistoryFault.NewerFormat,
                $"The collection has schema {schema}, known here are those up to {NewestSchema}: export it with 'Support older Anki versions'.");
        }
    }

    private async Task<long> NumberAsync(string sql, CancellationToken cancel)
    {
        using var command = Command(sql);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) as long? ?? 0;
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (SqliteException e) when (IsOfTheFile(e))
        {
            throw Corrupt(e);
        }
    }

    /// <summary>True where the file is to blame, false for a full disk or memory.</summary>
    private static bool IsOfTheFile(SqliteException e) =>
        e.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_TOOBIG;

    private static HistoryFormatException Corrupt(SqliteException e) =>
        new(HistoryFault.Corrupt, "The database in the package is damaged: run 'Check Database' in Anki and export it again.", e);
}

/// <summary>A row of the review log with its card's note, as Anki stores them.</summary>
/// <param name="Id">Unix milliseconds of the answer.</param>
/// <param name="Fields">The note's fields, HTML, parted by 0x1f.</param>
internal sealed record AnkiReview(long Id, long CardId, long Ease, long Milliseconds, long CardOrdinal, string Fields);
