using System.IO.Compression;
using Microsoft.Data.Sqlite;
using ZstdNet;

namespace EnglishLearning.Storage.Tests.History;

/// <summary>Anki packages as Anki writes them, made for a test: columns and formats are Anki's, contents ours.</summary>
internal static class AnkiFile
{
    public const string Legacy = "collection.anki2";
    public const string Anki21 = "collection.anki21";
    public const string Zstandard = "collection.anki21b";

    /// <summary>2024-05-01T10:00:00Z</summary>
    public const long Day = 1_714_557_600_000;

    private const string Schema11 = """
        create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null);
        create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
        create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
        create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
        create table graves (usn integer not null, oid integer not null, type integer not null);
        create index ix_notes_csum on notes (csum);
        create index ix_cards_nid on cards (nid);
        create index ix_revlog_cid on revlog (cid);
        """;

    private const string Schema18 = """
        create table notetypes (id integer not null primary key, name text not null collate unicase, mtime_secs integer not null, usn integer not null, config blob not null);
        create unique index idx_notetypes_name on notetypes (name);
        create table fields (ntid integer not null, ord integer not null, name text not null collate unicase, config blob not null, primary key (ntid, ord)) without rowid;
        create table decks (id integer primary key not null, name text not null collate unicase, mtime_secs integer not null, usn integer not null, common blob not null, kind blob not null);
        create table tags (tag text not null primary key collate unicase, usn integer not null, collapsed boolean not null, config blob null) without rowid;
        insert into notetypes values (1, 'Basic', 0, 0, x''), (2, 'Cloze', 0, 0, x'');
        """;

    public static string Note(long id, string fields) =>
        $"insert into notes values ({id}, 'g{id}', 1, 0, 0, '', '{fields.Replace("'", "''", StringComparison.Ordinal)}', 0, 0, 0, '');";

    public static string Card(long id, long note, int ordinal = 0) =>
        $"insert into cards values ({id}, {note}, 1, {ordinal}, 0, 0, 2, 2, 0, 1, 2500, 1, 0, 0, 0, 0, 0, '');";

    public static string Review(long id, long card, int ease = 3, int time = 1000, int type = 1) =>
        $"insert into revlog values ({id}, {card}, 0, {ease}, 1, 1, 2500, {time}, {type});";

    /// <summary>A database of the schema with the given statements run on it.</summary>
    public static byte[] Collection(int schema, params string[] statements)
    {
        var path = Path.Combine(Path.GetTempPath(), $"anki-{Guid.NewGuid():N}");
        try
        {
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                connection.Open();
                connection.CreateCollation("unicase", (a, b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase));
                using var command = connection.CreateCommand();
                command.CommandText = "pragma synchronous = off; pragma journal_mode = memory;" + Schema11 + (schema > 11 ? Schema18 : "")
                    + $"insert into col values (1, 0, 0, 0, {schema}, 0, 0, 0, '', '', '', '', '');" + string.Concat(statements);
                command.ExecuteNonQuery();
            }
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static byte[] Compress(byte[] bytes)
    {
        using var compressor = new Compressor();
        return compressor.Wrap(bytes);
    }

    public static MemoryStream Package(params (string Name, byte[] Bytes)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        stream.Position = 0;
        return stream;
    }

    /// <summary>A package of each of the three formats, as Anki lays them out.</summary>
    public static MemoryStream PackageOf(string format, params string[] statements)
    {
        var stub = Collection(11, Note(1, "Please update\u001fAnki"), Card(1, 1), Review(Day, 1));
        return format switch
        {
            Legacy => Package((Legacy, Collection(11, statements)), ("media", "{}"u8.ToArray())),
            Anki21 => Package((Legacy, stub), (Anki21, Collection(11, statements)), ("media", "{}"u8.ToArray())),
            _ => Package(("meta", [0x08, 0x03]), (Legacy, stub), (Zstandard, Compress(Collection(18, statements))), ("media", Compress([]))),
        };
    }
}
