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
