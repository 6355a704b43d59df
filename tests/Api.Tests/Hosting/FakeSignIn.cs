using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Accounts that say what the test wants, and remember what was asked.</summary>
internal sealed class FakeSignIn : ISignInGrain
{
    public SignInReply Reply { get; set; } = new(SignInStatus.Refused);

    public TokenRules Rules { get; set; } = new([Jwt.PublicKey], []);

    public List<object> Asked { get; } = [];

    public Task<SignInReply> GuestAsync(string timeZone)
    {
        Asked.Add(timeZone);
        var learnerId = Guid.CreateVersion7();
        var tokens = new TokenSet(learnerId, new(Jwt.Of(learnerId)), TimeSpan.FromMinutes(15), new("refresh"), null, timeZone);
        return Task.FromResult(new SignInReply(SignInStatus.SignedIn, tokens));
    }

    public Task<SignInReply> RegisterAsync(Registration registration, Caller caller) => AnswerAsync(registration);

    public Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller) => AnswerAsync((login, password, code, caller));

    public Task<SignInReply> ClassSignInAsync(string classCode, int number, Secret pin, Caller caller) => AnswerAsync((classCode, number, pin, caller));

    public Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey, Caller caller) => AnswerAsync((refreshToken, requestKey));

    public Task<bool> EndAsync(Actor by, Guid sessionId, bool bySelf)
    {
        Asked.Add((by, sessionId, bySelf));
        return Task.FromResult(Reply.Status == SignInStatus.SignedIn);
    }

    public Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid personId) => Task.FromResult<IReadOnlyList<DeviceView>>([]);

    /// <summary>How often the rules were asked for.</summary>
    public int Polls { get; private set; }

    public Task<TokenRules> TokenRulesAsync()
    {
        Polls++;
        return Task.FromResult(Rules);
    }

    private Task<SignInReply> AnswerAsync(object asked)
    {
        Asked.Add(asked);
        return Task.FromResult(Reply);
    }
}
