namespace EnglishLearning.Contracts.Accounts;

/// <summary>Guardians' consent for children below 17. Keeps nothing in memory: any silo answers for anybody. Key 0.</summary>
[Alias("el.IConsentGrain")]
public interface IConsentGrain : IGrainWithIntegerKey
{
    /// <summary>What a code asks.</summary>
    /// <param name="address">Where the question comes from: wrong codes count against it.</param>
    [Alias("Find")]
    Task<ConsentReply> FindAsync(Secret code, string address);

    /// <summary>The guardian decides, once.</summary>
    [Alias("Decide")]
    Task<ConsentReply> DecideAsync(Secret code, ConsentDecision decision, Guardian guardian, string address);

    /// <summary>The guardian takes consent back: the account is closed and erased.</summary>
    [Alias("Withdraw")]
    Task<ConsentReply> WithdrawAsync(Guid receiptId, Secret withdrawalCode, string address);

    /// <summary>An administrator has seen the decision on paper. That it is one is the caller's to check.</summary>
    [Alias("RecordPaper")]
    Task<ConsentReply> RecordPaperAsync(Actor by, Guid personId, ConsentDecision decision, Guardian guardian);

    /// <summary>A teacher has seen the decision for a member of a class of theirs on paper; Unknown where it is no such.</summary>
    [Alias("RecordMembersPaper")]
    Task<ConsentReply> RecordMembersPaperAsync(Actor by, Guid classId, Guid learnerId, ConsentDecision decision, Guardian guardian);

    /// <summary>Public keys of everything that ever signed a receipt; most of them sign no more.</summary>
    [Alias("ReceiptKeys")]
    Task<IReadOnlyList<VerificationKey>> ReceiptKeysAsync();
}
