using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>An account, as administrators see it.</summary>
[GenerateSerializer, Immutable, Alias("el.PersonView")]
public sealed record PersonView(
    [property: Id(0)] Guid PersonId,
    [property: Id(1)] string Login,
    [property: Id(2)] string Name,
    [property: Id(3)] Role Roles,
    [property: Id(4)] AccountState State,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset? LastSignInAt);

/// <param name="Issued">Null where it may not be.</param>
[GenerateSerializer, Immutable, Alias("el.ResetCodeReply")]
public sealed record ResetCodeReply([property: Id(0)] RoleStatus Status, [property: Id(1)] IssuedReset? Issued = null);
