namespace EnglishLearning.Contracts;

/// <summary>No such learner is registered.</summary>
[GenerateSerializer, Alias("el.UnknownLearnerException")]
public sealed class UnknownLearnerException(string message) : Exception(message);

/// <summary>Why a request could not be carried out just now. Travels in messages: the numbers are frozen.</summary>
public enum UnavailableReason
{
    Database = 1,
    DiskFull = 2,
    Overloaded = 3,
}

/// <summary>The request was not carried out, or its outcome is not known: the same request may be sent again.</summary>
[GenerateSerializer, Alias("el.UnavailableException")]
public sealed class UnavailableException(UnavailableReason reason, string message) : Exception(message)
{
    [Id(0)]
    public UnavailableReason Reason { get; } = reason;
}
