namespace EnglishLearning.Contracts.Accounts;

/// <summary>What a guardian decided. Travels in messages: the numbers are frozen.</summary>
public enum ConsentDecision
{
    Given = 1,
    Refused = 2,
}

/// <summary>What came of it. Travels in messages: the numbers are frozen.</summary>
public enum ConsentStatus
{
    Done = 1,

    /// <summary>No such code, or none that is still good: nobody is told which.</summary>
    Unknown = 2,

    /// <summary>Too many wrong codes from this address.</summary>
    Limited = 3,

    /// <summary>This person needs nobody's consent, or it was decided already.</summary>
    NotAsked = 4,
}

/// <summary>Who decides for a child.</summary>
/// <param name="Relation">Such as mother, father, guardian; as they write it.</param>
/// <param name="Contact">Telephone number or e-mail address.</param>
[GenerateSerializer, Immutable, Alias("el.Guardian")]
public sealed record Guardian([property: Id(0)] string Name, [property: Id(1)] string Relation, [property: Id(2)] string Contact);

/// <summary>What a guardian is asked, to whoever has the code.</summary>
/// <param name="AnswerBy">After it the account is closed and erased.</param>
[GenerateSerializer, Immutable, Alias("el.ConsentView")]
public sealed record ConsentView(
    [property: Id(0)] string ChildName,
    [property: Id(1)] string ChildLogin,
    [property: Id(2)] DateTimeOffset AskedAt,
    [property: Id(3)] DateTimeOffset AnswerBy,
    [property: Id(4)] int TextVersion);

/// <param name="View">To a question.</param>
/// <param name="ReceiptId">To a decision, likewise the next two.</param>
/// <param name="Receipt">Compact JWS, ES256.</param>
/// <param name="WithdrawalCode">By which the guardian takes consent back; null where there is none to take back.</param>
/// <param name="EraseAt">Where the account is closed: when it is erased.</param>
[GenerateSerializer, Immutable, Alias("el.ConsentReply")]
public sealed record ConsentReply(
    [property: Id(0)] ConsentStatus Status,
    [property: Id(1)] ConsentView? View = null,
    [property: Id(2)] Guid? ReceiptId = null,
    [property: Id(3)] Secret? Receipt = null,
    [property: Id(4)] Secret? WithdrawalCode = null,
    [property: Id(5)] DateTimeOffset? EraseAt = null,
    [property: Id(6)] TimeSpan RetryAfter = default);
