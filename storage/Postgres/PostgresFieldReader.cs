using EnglishLearning.Storage.Rows;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresFieldReader(NpgsqlDataReader reader) : FieldReader
{
    private const string TransactionType = "xid8";

    protected override bool IsNullAt(int ordinal) => reader.IsDBNull(ordinal);

    protected override Guid IdAt(int ordinal) => reader.GetGuid(ordinal);

    protected override int IntAt(int ordinal) => reader.GetInt32(ordinal);

    protected override long LongAt(int ordinal) =>
        reader.GetDataTypeName(ordinal) == TransactionType ? (long)reader.GetFieldValue<ulong>(ordinal) : reader.GetInt64(ordinal);

    protected override double RealAt(int ordinal) => reader.GetDouble(ordinal);

    protected override bool FlagAt(int ordinal) => reader.GetBoolean(ordinal);

    protected override string TextAt(int ordinal) => reader.GetString(ordinal);

    protected override DateTimeOffset TimeAt(int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);
}
