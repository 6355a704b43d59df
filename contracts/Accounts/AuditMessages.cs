using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Accounts;

/// <param name="ActorId">Only what this person did; null for everybody.</param>
/// <param name="SubjectId">Only what was done to this person's data or account; null for everybody's.</param>
/// <param name="Before">Only entries before this one; null for the newest.</param>
/// <param name="Limit">Most entries in the page.</param>
[GenerateSerializer, Immutable, Alias("el.AuditQuery")]
public sealed record AuditQuery(
    [property: Id(0)] Guid? ActorId, [property: Id(1)] Guid? SubjectId, [property: Id(2)] long? Before, [property: Id(3)] int Limit);

/// <param name="ActorId">Null for the service itself, or somebody whom nobody knows.</param>
/// <param name="Address">Where it came from; null for the service itself, or where the actor was erased.</param>
/// <param name="Detail">Names of roles, counts, ids.</param>
[GenerateSerializer, Immutable, Alias("el.AuditView")]
public sealed record AuditView(
    [property: Id(0)] long Sequence,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] AuditAction Action,
    [property: Id(3)] Guid? ActorId,
    [property: Id(4)] Guid? SubjectId,
    [property: Id(5)] string? Address,
    [property: Id(6)] string Detail);

/// <param name="Entries">The newest first.</param>
/// <param name="Next">Before which the next page is read; null on the last.</param>
[GenerateSerializer, Immutable, Alias("el.AuditPage")]
public sealed record AuditPage([property: Id(0)] IReadOnlyList<AuditView> Entries, [property: Id(1)] long? Next);
