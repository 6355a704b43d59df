using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Operations;

/// <summary>Secrets that all silos of a cluster share; read once, before anything serves.</summary>
public sealed class SharedSecrets(ISecretStore store, IConfiguration configuration)
{
    private const int MinimumTokenLength = 16;

    /// <summary>Opens the operators' pages.</summary>
    public string OperatorToken { get; private set; } = "";

    public async Task LoadAsync()
    {
        OperatorToken = configuration["Operator:Token"] is { Length: > 0 } configured
            ? configured
            : Convert.ToHexStringLower(await store.GetOrCreateAsync("operator", 24));
        if (OperatorToken.Length < MinimumTokenLength)
            throw new SettingException($"Operator__Token must have at least {MinimumTokenLength} characters.");
    }
}
