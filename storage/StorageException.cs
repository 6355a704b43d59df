namespace EnglishLearning.Storage;

public enum StorageFault
{
    /// <summary>The database does not answer: nothing was written, or whether it was is not known.</summary>
    Unavailable,

    /// <summary>The disk is full: nothing was written.</summary>
    Full,

    /// <summary>Too many commits wait already: nothing was written.</summary>
    Overloaded,

    /// <summary>The database refuses these data: nothing was written, and trying again does not help.</summary>
    Rejected,
}

/// <summary>The store could not do what was asked; the message names no secret and no SQL.</summary>
public sealed class StorageException(StorageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StorageFault Fault { get; } = fault;
}
