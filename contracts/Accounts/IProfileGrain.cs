namespace EnglishLearning.Contracts.Accounts;

/// <summary>What is known of people by name, to be seen and put right. Keeps nothing in memory. Key 0.</summary>
[Alias("el.IProfileGrain")]
public interface IProfileGrain : IGrainWithIntegerKey
{
    /// <summary>One's own; null for a guest.</summary>
    [Alias("Read")]
    Task<ProfileView?> ReadAsync(Guid personId);

    /// <summary>One's own. The birth date is not among it: whoever could make themselves 17 would need no guardian.</summary>
    [Alias("Change")]
    Task<ProfileReply> ChangeAsync(Actor by, Secret password, string? name, string? email);

    /// <summary>Somebody's, by an administrator; that it is one is the caller's to check.</summary>
    [Alias("Correct")]
    Task<ProfileReply> CorrectAsync(Actor by, Guid personId, ProfileChange change);
}
