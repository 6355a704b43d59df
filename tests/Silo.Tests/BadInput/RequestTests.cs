using System.Net;
using System.Text;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.BadInput;

/// <summary>Addresses, parameters, cursors and zones that are wrong.</summary>
[Collection(SharedSilo.Name)]
public sealed class RequestTests(SiloFixture silo)
{
    [Theory]
    [InlineData("count=0", "count")]
    [InlineData("count=51", "count")]
    [InlineData("count=-1", "count")]
    [InlineData("count=99999999999999999999", "count")]
    [InlineData("count=1e3", "count")]
    [InlineData("count=1&count=2", "count")]
    [InlineData("mode=cram", "mode")]
    [InlineData("mode=0", "mode")]
    [InlineData("skill=cooking", "skill")]
    [InlineData("level=D7", "level")]
    public async Task A_parameter_that_is_none(string query, string parameter)
    {
        var guest = await silo.GuestAsync();
        var reply = await guest.GetAsync($"/v1/practice/next?{query}");
        reply.Problem(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal(parameter, reply.Fault().Place);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_and_in_the_language_asked_for()
    {
        var guest = await silo.GuestAsync();
        var query = "/v1/practice/next?count=0&mode=x&skill=y&level=z";
        var indonesian = (await guest.GetAsync(query)).Problem(HttpStatusCode.BadRequest, "invalid-parameter");
        var english = (await guest.Speaking("en").GetAsync(query)).Problem(HttpStatusCode.BadRequest, "invalid-parameter");

        Assert.Equal(4, indonesian["errors"]!.AsArray().Count);
        Assert.Equal("Parameter tidak sah", (string?)indonesian["title"]);
        Assert.Equal("A parameter is not valid", (string?)english["title"]);
    }

    [Theory]
    [InlineData("/v1/me/cards")]
    [InlineData("/v1/me/attempts")]
    public async Task A_limit_or_cursor_that_is_none(string path)
    {
        var guest = await silo.GuestAsync();
        foreach (var limit in new[] { "0", "201", "-5", "many" })
            (await guest.GetAsync($"{path}?limit={limit}")).Problem(HttpStatusCode.BadRequest, "invalid-parameter");
        foreach (var cursor in new[] { "x", "AAAA", "%00", "../..", new string('A', 5000) })
            (await guest.GetAsync($"{path}?cursor={cursor}")).Problem(HttpStatusCode.BadRequest, "invalid-cursor");
    }

    [Fact]
    public async Task The_cursor_of_another_list_is_none()
    {
        var guest = await silo.GuestAsync();
        (await guest.BatchAsync(Bank.Mixed(1).Select(question => Answers.Right(question)))).Ok();
        var cards = (string)(await guest.GetAsync("/v1/me/cards?limit=1")).Ok()["nextCursor"]!;
        var attempts = (string)(await guest.GetAsync("/v1/me/attempts?limit=1")).Ok()["nextCursor"]!;

        (await guest.GetAsync($"/v1/me/attempts?cursor={cards}")).Problem(HttpStatusCode.BadRequest, "invalid-cursor");
        (await guest.GetAsync($"/v1/me/cards?cursor={attempts}")).Problem(HttpStatusCode.BadRequest, "invalid-cursor");
    }

    [Theory]
    [InlineData("""{"timeZone":"Mars/Phobos"}""", HttpStatusCode.UnprocessableEntity, "unknown-time-zone")]
    [InlineData("""{"timeZone":"+07:00"}""", HttpStatusCode.UnprocessableEntity, "unknown-time-zone")]
    [InlineData("""{"timeZone":"../Asia/Jakarta"}""", HttpStatusCode.UnprocessableEntity, "unknown-time-zone")]
    [InlineData("""{"timeZone":""}""", HttpStatusCode.UnprocessableEntity, "unknown-time-zone")]
    [InlineData("""{"timeZone":7}""", HttpStatusCode.BadRequest, "invalid-body")]
    [InlineData("""{"learnerId":"01920000-0000-7000-8000-000000000001"}""", HttpStatusCode.BadRequest, "invalid-body")]
    public async Task A_guest_from_nowhere(string body, HttpStatusCode status, string code) =>
        (await new LearnerClient(silo.Http, "", default).PostAsync("/v1/auth/guest", body)).Problem(status, code);

    [Fact]
    public async Task Addresses_and_methods_that_there_are_not()
    {
        var guest = await silo.GuestAsync();
        (await guest.GetAsync("/v1/nothing")).Problem(HttpStatusCode.NotFound, "not-found");
        (await guest.GetAsync("/v1/me/imports/not-a-guid")).Problem(HttpStatusCode.NotFound, "not-found");
        (await guest.GetAsync($"/v1/me/imports/{Guid.CreateVersion7()}")).Problem(HttpStatusCode.NotFound, "unknown-import");
        (await guest.DeleteAsync("/v1/me/attempts/not-a-guid")).Problem(HttpStatusCode.NotFound, "not-found");
        (await guest.DeleteAsync("/v1/me/cards")).Problem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        (await guest.GetAsync($"/v1/questions/{Bank.First(QuestionType.Single).QuestionId}/attempts"))
            .Problem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task A_header_or_path_that_is_too_long_is_refused_by_the_server()
    {
        var guest = await silo.GuestAsync();
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await guest.GetAsync("/v1/" + new string('x', 9000))).Status);
        var token = new LearnerClient(silo.Http, Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', 40_000))), default);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await token.GetAsync("/v1/me/progress")).Status);
    }
}
