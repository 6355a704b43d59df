using System.Net;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.BadInput;

[Collection(SharedSilo.Name)]
public sealed class TokenTests(SiloFixture silo)
{
    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddHours(1);

    [Fact]
    public async Task A_right_token_made_by_hand_opens_what_the_wrong_ones_do_not()
    {
        var guest = await silo.GuestAsync();
        await new LearnerClient(silo.Http, silo.Silo.Tokens.Of(guest.LearnerId), guest.LearnerId).ProgressAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public async Task A_token_that_is_none(string token) => await RefusedAsync(token);

    [Fact]
    public async Task A_token_that_has_expired() =>
        await RefusedAsync(silo.Silo.Tokens.Of((await silo.GuestAsync()).LearnerId, Tokens.Es256, DateTimeOffset.UtcNow.AddSeconds(-1)));

    [Fact]
    public async Task A_token_without_a_signature() =>
        await RefusedAsync(silo.Silo.Tokens.Of((await silo.GuestAsync()).LearnerId, Tokens.Unsigned, Later));

    [Fact]
    public async Task A_token_signed_with_another_key() => await RefusedAsync(silo.Silo.Tokens.Forged.Of((await silo.GuestAsync()).LearnerId));

    [Fact]
    public async Task A_token_with_one_letter_changed()
    {
        var token = (await silo.GuestAsync()).Token;
        var middle = token.IndexOf('.', StringComparison.Ordinal) + 30;
        await RefusedAsync(token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..]);
    }

    [Fact]
    public async Task A_token_of_another_role() =>
        await RefusedAsync(
            silo.Silo.Tokens.Of((await silo.GuestAsync()).LearnerId, Tokens.Es256, Later, role: "teacher"), HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task A_token_of_a_learner_whom_nobody_knows() =>
        await RefusedAsync(silo.Silo.Tokens.Of(Guid.CreateVersion7()), HttpStatusCode.Unauthorized, "unknown-learner");

    private async Task RefusedAsync(string token, HttpStatusCode status = HttpStatusCode.Unauthorized, string code = "unauthenticated")
    {
        var stranger = new LearnerClient(silo.Http, token, default);
        foreach (var path in new[] { "/v1/practice/next", "/v1/me/progress", "/v1/me/cards", "/v1/me/attempts" })
        {
            var reply = await stranger.GetAsync(path);
            reply.Problem(status, code);
            if (status == HttpStatusCode.Unauthorized)
                Assert.Equal("Bearer", Assert.Single(reply.Headers.WwwAuthenticate).Scheme);
        }
        (await stranger.AnswerAsync(Answers.Right(Bank.Mixed(1)[0]))).Problem(status, code);
    }
}
