using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Auth;

/// <summary>
/// Signs operators in by what their browser sends with every request (HTTP Basic): login and password, and where the account has a
/// second factor a space and the code. A page that asks every second hashes no password each time: who was let in is remembered
/// until the access token ends or the session does, who was refused for ten minutes, so that a forgotten page locks nobody out.
/// </summary>
internal sealed class OperatorSignIns(IGrainFactory grains, AccessTokens tokens, TimeProvider time)
{
    private const int Remembered = 1000;
    private const int CodeLength = 6;
    private const int RecoveryCodeLength = 11;

    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(10);

    /// <summary>Of this process alone: what is remembered tells nobody a password.</summary>
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    private readonly ConcurrentDictionary<string, LearnerIdentity> _letIn = new();
    private readonly ConcurrentDictionary<string, (SignInStatus Status, DateTimeOffset Until)> _refused = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome>>> _running = new();

    /// <param name="header">What stands behind "Basic ", base64 of "login:password".</param>
    public async Task<Outcome> SignInAsync(string header, HttpContext context)
    {
        var key = Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(header)));
        if (_letIn.TryGetValue(key, out var known) && tokens.IsCurrent(known))
            return new(known, SignInStatus.SignedIn);
        if (_refused.TryGetValue(key, out var refused) && time.GetUtcNow() < refused.Until)
            return new(null, refused.Status);
        if (Parse(header) is not var (login, password))
            return new(null, SignInStatus.Refused);
        // A page sends several requests at once: one of them signs in.
        var caller = context.Caller(null, null);
        var running = _running.GetOrAdd(key, _ => new(() => SignInAsync(key, known, login, password, caller)));
        try
        {
            return await running.Value;
        }
        finally
        {
            _running.TryRemove(new(key, running));
        }
    }

    private async Task<Outcome> SignInAsync(string key, LearnerIdentity? before, string login, string password, Caller caller)
    {
        var grain = grains.GetGrain<ISignInGrain>(0);
        // The one session follows the other, so that the list of devices does not grow by one every quarter of an hour.
        if (before is not null && _letIn.TryRemove(key, out _))
            await grain.EndAsync(new Actor(before.LearnerId, caller.Address), before.SessionId, bySelf: true);
        var reply = SplitCode(password) is var (alone, code)
            ? await grain.SignInAsync(login, new(alone), new(code), caller)
            : new SignInReply(SignInStatus.Refused);
        // No code behind it, or a password that ends like one.
        if (reply.Status == SignInStatus.Refused)
            reply = await grain.SignInAsync(login, new(password), null, caller);
        if (reply.Tokens is { } given && await tokens.VerifyAsync(given.AccessToken.Value) is { } identity)
        {
            Keep(_letIn, key, identity);
            return new(identity, reply.Status);
        }
        if (reply.Status != SignInStatus.Locked)
            Keep(_refused, key, (reply.Status, time.GetUtcNow() + RefusedFor));
        return new(null, reply.Status, reply.RetryAfter);
    }

    private static void Keep<T>(ConcurrentDictionary<string, T> kept, string key, T value)
    {
        // Operators are few: so many are an attack, and whoever is forgotten signs in again.
        if (kept.Count >= Remembered)
            kept.Clear();
        kept[key] = value;
    }

    private static (string Login, string Password)? Parse(string header)
    {
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (pair[..colon], pair[(colon + 1)..]);
    }

    private static (string Password, string Code)? SplitCode(string password)
    {
        var space = password.LastIndexOf(' ');
        return space >= 0 && IsCode(password[(space + 1)..]) ? (password[..space], password[(space + 1)..]) : null;
    }

    /// <summary>Six digits, or a recovery code: two groups of five.</summary>
    private static bool IsCode(string text) =>
        text.Length == CodeLength ? text.All(char.IsAsciiDigit) : text.Length == RecoveryCodeLength && text[RecoveryCodeLength / 2] == '-';

    /// <param name="Identity">Null where nobody was let in.</param>
    /// <param name="RetryAfter">Where <see cref="SignInStatus.Locked"/>.</param>
    public sealed record Outcome(LearnerIdentity? Identity, SignInStatus Status, TimeSpan RetryAfter = default);
}
