namespace EnglishLearning.Accounts.Data;

/// <summary>The key of one person, under the master key. Without it nothing personal of theirs can be read.</summary>
public sealed class PersonKey
{
    public Guid PersonId { get; init; }

    public byte[] Wrapped { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A key of the service by its name, under the master key.</summary>
public sealed class ServiceKey
{
    public string Name { get; init; } = "";

    public byte[] Wrapped { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A key pair that signs access tokens (ES256); the private half under the master key.</summary>
public sealed class SigningKey
{
    public string KeyId { get; init; } = "";

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKey { get; init; } = [];

    /// <summary>PKCS#8, DER, under the master key.</summary>
    public byte[] Wrapped { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it signs: every silo knows it before.</summary>
    public DateTimeOffset SignsFrom { get; init; }

    /// <summary>Until when what it signed is accepted.</summary>
    public DateTimeOffset AcceptedUntil { get; init; }
}
