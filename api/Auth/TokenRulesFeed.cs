using System.Collections.Frozen;
using System.Security.Cryptography;
using EnglishLearning.Contracts.Accounts;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Api.Auth;

/// <summary>
/// Keeps what access tokens are checked against: public keys, and sessions that have ended. Asked for every two seconds, so that
/// a revoked session is out everywhere within five. While the answer does not come, the last one stands: tokens expire by themselves.
/// </summary>
internal sealed partial class TokenRulesFeed(IGrainFactory grains, TimeProvider time, ILogger<TokenRulesFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private volatile State _state = new([], FrozenDictionary<string, ECDsaSecurityKey>.Empty, FrozenSet<Guid>.Empty);

    /// <summary>For whoever else reads our tokens (RFC 7517).</summary>
    public IEnumerable<JsonWebKey> KeySet => _state.Keys.Values.Select(key =>
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        jwk.Use = "sig";
        jwk.Alg = SecurityAlgorithms.EcdsaSha256;
        return jwk;
    });

    public SecurityKey? FindKey(string keyId) => _state.Keys.GetValueOrDefault(keyId);

    public bool HasEnded(Guid sessionId) => _state.Ended.Contains(sessionId);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request: without keys everybody would seem signed out.
        await RefreshAsync();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        try
        {
            var rules = await grains.GetGrain<ISignInGrain>(0).TokenRulesAsync();
            var known = _state;
            var isSame = rules.Keys.Select(key => key.KeyId).SequenceEqual(known.Rules.Select(key => key.KeyId));
            _state = new State(
                rules.Keys, isSame ? known.Keys : rules.Keys.ToFrozenDictionary(key => key.KeyId, Import), rules.EndedSessions.ToFrozenSet());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogStale(e.Message);
        }
    }

    private static ECDsaSecurityKey Import(VerificationKey key)
    {
        var pair = ECDsa.Create();
        pair.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        return new ECDsaSecurityKey(pair) { KeyId = key.KeyId };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys and ended sessions could not be read; the last ones stand: {Reason}")]
    private partial void LogStale(string reason);

    private sealed record State(
        IReadOnlyList<VerificationKey> Rules, FrozenDictionary<string, ECDsaSecurityKey> Keys, FrozenSet<Guid> Ended);
}
