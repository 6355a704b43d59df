using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Accounts;

/// <param name="DecidedBy">Null while it is open, and where it expired.</param>
[GenerateSerializer, Immutable, Alias("el.RoleRequestView")]
public sealed record RoleRequestView(
    [property: Id(0)] Guid RequestId,
    [property: Id(1)] Guid PersonId,
    [property: Id(2)] Role Role,
    [property: Id(3)] Guid RequestedBy,
    [property: Id(4)] DateTimeOffset RequestedAt,
    [property: Id(5)] DateTimeOffset ExpiresAt,
    [property: Id(6)] RoleRequestState State,
    [property: Id(7)] Guid? DecidedBy,
    [property: Id(8)] DateTimeOffset? DecidedAt);

/// <param name="Request">As it is now; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("el.RoleRequestReply")]
public sealed record RoleRequestReply([property: Id(0)] RoleStatus Status, [property: Id(1)] RoleRequestView? Request = null);

/// <param name="RetryAfter">Where <see cref="RoleStatus.Locked"/>.</param>
[GenerateSerializer, Immutable, Alias("el.RoleCodeReply")]
public sealed record RoleCodeReply([property: Id(0)] RoleStatus Status, [property: Id(1)] TimeSpan RetryAfter = default);
