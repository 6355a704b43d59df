namespace EnglishLearning.Contracts.Accounts;

/// <summary>Erasure of persons. Keeps nothing in memory: any silo answers for anybody. Key 0.</summary>
[Alias("el.IPrivacyGrain")]
public interface IPrivacyGrain : IGrainWithIntegerKey
{
    /// <summary>The person asks to be erased.</summary>
    /// <param name="password">Of the account; null for a guest, who has none.</param>
    [Alias("AskErasure")]
    Task<ErasureReply> AskErasureAsync(Actor by, Secret? password);

    /// <summary>An administrator erases somebody on request.</summary>
    [Alias("AskErasureFor")]
    Task<ErasureReply> AskErasureForAsync(Actor by, Guid personId);

    /// <summary>False where nothing can be cancelled: nothing was asked, it was a guardian who decided, or it is done.</summary>
    [Alias("CancelErasure")]
    Task<bool> CancelErasureAsync(Actor by, Guid personId);

    /// <summary>When the person will be erased; null where nobody asked.</summary>
    [Alias("ErasureDue")]
    Task<DateTimeOffset?> ErasureDueAsync(Guid personId);
}
