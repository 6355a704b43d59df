namespace EnglishLearning.Accounts.SignIn;

/// <summary>What is let in, and how often one may be wrong.</summary>
public sealed class SignInRules
{
    /// <summary>NIST SP 800-63B-4 asks for 15 where the password is the only factor and 8 beside another; phones and children meet in the middle.</summary>
    public int PasswordLength { get; set; } = 10;

    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Failures within the window after which an account lets in nobody but its known devices; a known device has as many of its own.</summary>
    public int FailuresByAccount { get; set; } = 5;

    /// <summary>The same of an address that is wrong about one account after another. A school has one address for everybody.</summary>
    public int FailuresByAddress { get; set; } = 30;

    /// <summary>Passwords hashed at once; 0: half of the processors. A hash is 0.1 s of one, which answers need too.</summary>
    public int ConcurrentHashes { get; set; }

    /// <summary>Sign-ins that wait for their hash; past it they are refused with 503.</summary>
    public int QueuedHashes { get; set; } = 64;

    /// <summary>
    /// The same for PINs of a class: a million of them are tried in no time whatever the rounds, so what protects them is the count of
    /// failures and that the key of their keyed hash is not in the database. 0.01 s each: a class of 36 comes in, or gets its PINs, at once.
    /// </summary>
    public int PinIterations { get; set; } = 20_000;

    /// <summary>PBKDF2 with HMAC-SHA512: OWASP's figure of 2025.</summary>
    public int HashIterations { get; set; } = 210_000;
}
