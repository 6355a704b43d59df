using EnglishLearning.Storage.Rows;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresFieldReader(NpgsqlDataReader reader) : FieldReader(reader)
{
    private const string TransactionType = "xid8";

    protected override Guid IdAt(int ordinal) => Reader.GetGuid(ordinal);

    protected override long LongAt(int ordinal) =>
        Reader.GetDataTypeName(ordinal) == TransactionType ? (long)Reader.GetFieldValue<ulong>(ordinal) : Reader.GetInt64(ordinal);

    protected override DateTimeOffset TimeAt(int ordinal) => Reader.GetFieldValue<DateTimeOffset>(ordinal);
}
