namespace EnglishLearning.Storage.Rows;

/// <summary>Gives the fields of a row one after another, in the order of its <see cref="ColumnSet"/>.</summary>
internal abstract class FieldReader
{
    private int _next;

    /// <summary>Goes back to the first field, for the next row.</summary>
    public FieldReader Rewind()
    {
        _next = 0;
        return this;
    }

    /// <summary>Whether the next field is null.</summary>
    public bool IsNull() => IsNullAt(_next);

    public Guid Id() => IdAt(_next++);

    public Guid? OptionalId() => IsNull() ? Skip<Guid>() : Id();

    public int Int() => IntAt(_next++);

    public int? OptionalInt() => IsNull() ? Skip<int>() : Int();

    public long Long() => LongAt(_next++);

    public double Real() => RealAt(_next++);

    public bool Flag() => FlagAt(_next++);

    public string Text() => TextAt(_next++);

    public string? OptionalText()
    {
        if (!IsNull())
            return Text();
        _next++;
        return null;
    }

    public DateTimeOffset Time() => TimeAt(_next++);

    public DateTimeOffset? OptionalTime() => IsNull() ? Skip<DateTimeOffset>() : Time();

    protected abstract bool IsNullAt(int ordinal);

    protected abstract Guid IdAt(int ordinal);

    protected abstract int IntAt(int ordinal);

    protected abstract long LongAt(int ordinal);

    protected abstract double RealAt(int ordinal);

    protected abstract bool FlagAt(int ordinal);

    protected abstract string TextAt(int ordinal);

    protected abstract DateTimeOffset TimeAt(int ordinal);

    private T? Skip<T>()
        where T : struct
    {
        _next++;
        return null;
    }
}
