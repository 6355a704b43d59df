using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Audit;

/// <summary>One thing that was done. Rows are added and never changed; the database refuses it, and the chain would show it.</summary>
public sealed class AuditRow
{
    /// <summary>From 1, without gaps.</summary>
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public AuditAction Action { get; init; }

    /// <summary>Who did it; null for nobody who is known, and for the service itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Whose data or account it was done to.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The address it came from, encrypted under the actor's key, else the subject's, else the service's; null for the service itself.</summary>
    public byte[]? Origin { get; init; }

    /// <summary>What else belongs to it: names of roles, counts, ids. Nothing that names a person.</summary>
    public string Detail { get; init; } = "";

    /// <summary>HMAC over this row and the hash before it.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>Where the chain ends, and where it begins since the oldest entries were let go. One row.</summary>
public sealed class AuditHead
{
    public int Id { get; init; }

    public long Sequence { get; set; }

    public byte[] Hash { get; set; } = [];

    /// <summary>The last entry that retention has deleted; 0 where none was.</summary>
    public long PrunedThrough { get; set; }

    /// <summary>Its hash, on which the oldest entry that is left rests.</summary>
    public byte[] PrunedHash { get; set; } = [];
}
