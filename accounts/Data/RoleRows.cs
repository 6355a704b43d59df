using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Data;

/// <summary>A role that one administrator asked for and another decides.</summary>
public sealed class RoleRequestRow
{
    public Guid RequestId { get; init; }

    public Guid PersonId { get; init; }

    public Role Role { get; init; }

    public Guid RequestedBy { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public RoleRequestState State { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>What all changes of roles share. One row.</summary>
public sealed class Administration
{
    public int Id { get; init; }

    /// <summary>Counts changes; whoever changes roles takes the row by it.</summary>
    public long Changes { get; set; }

    /// <summary>Whether anybody ever was an administrator: from then on no start of a silo makes a code.</summary>
    public bool HadAdministrator { get; set; }

    /// <summary>Keyed hash of the code that makes an administrator; null where there is none.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }
}
