namespace EnglishLearning.Storage.Rows;

/// <summary>Takes the fields of a row one after another, in the order of its <see cref="ColumnSet"/>.</summary>
internal interface IFieldWriter
{
    IFieldWriter Add(Guid value);

    IFieldWriter Add(Guid? value);

    IFieldWriter Add(int value);

    IFieldWriter Add(int? value);

    IFieldWriter Add(long value);

    /// <summary>Kept bit for bit.</summary>
    IFieldWriter Add(double value);

    IFieldWriter Add(bool value);

    IFieldWriter Add(string value);

    /// <summary>Kept in whole milliseconds, UTC.</summary>
    IFieldWriter Add(DateTimeOffset value);

    IFieldWriter Add(DateTimeOffset? value);
}
