using EnglishLearning.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteFieldReader(SqliteDataReader reader) : FieldReader(reader)
{
    public byte[] Bytes(int ordinal) => (byte[])Reader.GetValue(ordinal);

    protected override Guid IdAt(int ordinal) => new(Bytes(ordinal), bigEndian: true);

    protected override long LongAt(int ordinal) => Reader.GetInt64(ordinal);

    protected override DateTimeOffset TimeAt(int ordinal) => DateTimeOffset.FromUnixTimeMilliseconds(Reader.GetInt64(ordinal));
}
