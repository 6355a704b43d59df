namespace EnglishLearning.Storage.History;

public enum HistoryFault
{
    /// <summary>The file is not of the kind it is read as: no zip, not UTF-8.</summary>
    WrongKind,

    /// <summary>A required column is missing, or a column is there twice.</summary>
    Columns,

    /// <summary>The package holds no collection.</summary>
    NoCollection,

    /// <summary>Above a limit.</summary>
    TooLarge,

    /// <summary>Damaged or cut off.</summary>
    Corrupt,

    /// <summary>Written by a later program in a format that is not known here.</summary>
    NewerFormat,
}

/// <summary>The file as a whole cannot be read as a history; the message is for the one who sent it.</summary>
public sealed class HistoryFormatException(HistoryFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public HistoryFault Fault { get; } = fault;
}
