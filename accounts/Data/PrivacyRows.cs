using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Data;

/// <summary>A guardian's consent for one child. What names the guardian is encrypted under the child's key.</summary>
public sealed class ConsentRow
{
    /// <summary>Of the receipt too.</summary>
    public Guid ConsentId { get; init; }

    /// <summary>The child.</summary>
    public Guid PersonId { get; init; }

    public ConsentState State { get; set; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Keyed hash of the code by which the guardian comes to it.</summary>
    public string CodeHash { get; set; } = "";

    /// <summary>Which text the guardian was shown: <see cref="ConsentText.Version"/>.</summary>
    public int TextVersion { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public ConsentMethod? Method { get; set; }

    /// <summary>The teacher or administrator who saw it on paper.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary><see cref="Guardian"/> as JSON, encrypted.</summary>
    public byte[]? Guardian { get; set; }

    /// <summary>The receipt as it was given out (compact JWS), encrypted.</summary>
    public byte[]? Receipt { get; set; }

    /// <summary>Keyed hash of the code by which the guardian takes it back.</summary>
    public string? WithdrawalHash { get; set; }

    /// <summary>When it ended otherwise than by a decision, or was taken back.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Why somebody is to be erased. Frozen numbers: they are stored.</summary>
public enum ErasureReason
{
    /// <summary>The person asked.</summary>
    Asked = 1,

    /// <summary>An administrator, on request.</summary>
    OnRequest = 2,
    ConsentRefused = 3,
    ConsentWithdrawn = 4,
    ConsentLapsed = 5,

    /// <summary>Not seen for as long as retention says.</summary>
    Idle = 6,

    /// <summary>Erased before, and back with a backup.</summary>
    Restored = 7,

    /// <summary>A refusal that somebody recorded from paper.</summary>
    RefusedOnPaper = 8,
}

/// <summary>Somebody who is to be erased; the row goes with the last of what it names.</summary>
public sealed class ErasureRow
{
    public Guid PersonId { get; init; }

    public ErasureReason Reason { get; set; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }
}

/// <summary>How much of the list of erasures this database has seen. One row.</summary>
public sealed class ErasureHead
{
    public int Id { get; init; }

    public long Applied { get; set; }
}

/// <summary>When a job ran last.</summary>
public sealed class JobRun
{
    public string Name { get; init; } = "";

    public DateTimeOffset RanAt { get; set; }

    public string Report { get; set; } = "";
}
