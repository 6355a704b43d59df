using EnglishLearning.Storage.Rows;
using SQLitePCL;
using static SQLitePCL.raw;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>The row on which a statement stands.</summary>
internal sealed class SqliteFieldReader(sqlite3_stmt statement) : FieldReader
{
    public byte[] Bytes(int ordinal) => sqlite3_column_blob(statement, ordinal).ToArray();

    protected override bool IsNullAt(int ordinal) => sqlite3_column_type(statement, ordinal) == SQLITE_NULL;

    protected override Guid IdAt(int ordinal) => new(sqlite3_column_blob(statement, ordinal), bigEndian: true);

    protected override int IntAt(int ordinal) => checked((int)LongAt(ordinal));

    protected override long LongAt(int ordinal) => sqlite3_column_int64(statement, ordinal);

    protected override double RealAt(int ordinal) => sqlite3_column_double(statement, ordinal);

    protected override bool FlagAt(int ordinal) => LongAt(ordinal) != 0;

    protected override string TextAt(int ordinal) => sqlite3_column_text(statement, ordinal).utf8_to_string();

    protected override DateTimeOffset TimeAt(int ordinal) => DateTimeOffset.FromUnixTimeMilliseconds(LongAt(ordinal));
}
