namespace EnglishLearning.Contracts.Accounts;

/// <summary>Who asks for something that concerns others, and from where: stands in the audit log.</summary>
/// <param name="Address">The client's address, as far as the proxies that are trusted tell it.</param>
[GenerateSerializer, Immutable, Alias("el.Actor")]
public sealed record Actor([property: Id(0)] Guid PersonId, [property: Id(1)] string Address);
