using System.Data.Common;

namespace EnglishLearning.Storage.Rows;

/// <summary>Gives the fields of a row one after another, in the order of its <see cref="ColumnSet"/>.</summary>
internal abstract class FieldReader(DbDataReader reader)
{
    private int _next;

    protected DbDataReader Reader { get; } = reader;

    /// <summary>Goes back to the first field, for the next row.</summary>
    public FieldReader Rewind()
    {
        _next = 0;
        return this;
    }

    /// <summary>Whether the next field is null.</summary>
    public bool IsNull() => Reader.IsDBNull(_next);

    public Guid Id() => IdAt(_next++);

    public Guid? OptionalId() => IsNull() ? Skip<Guid>() : Id();

    public int Int() => Reader.GetInt32(_next++);

    public int? OptionalInt() => IsNull() ? Skip<int>() : Int();

    public long Long() => LongAt(_next++);

    public double Real() => Reader.GetDouble(_next++);

    public bool Flag() => Reader.GetBoolean(_next++);

    public string Text() => Reader.GetString(_next++);

    public DateTimeOffset Time() => TimeAt(_next++);

    public DateTimeOffset? OptionalTime() => IsNull() ? Skip<DateTimeOffset>() : Time();

    protected abstract Guid IdAt(int ordinal);

    protected abstract long LongAt(int ordinal);

    protected abstract DateTimeOffset TimeAt(int ordinal);

    private T? Skip<T>()
        where T : struct
    {
        _next++;
        return null;
    }
}
