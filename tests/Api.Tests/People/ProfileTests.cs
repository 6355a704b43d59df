using System.Net.Http.Headers;
using System.Text;
using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.People;

public sealed class ProfileTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    [Fact]
    public async Task OnesOwn_IsRead_AndPutRightWithThePassword()
    {
        var guest = (await _host.GetAsync("/v1/me")).Json;
        Assert.Equal((_host.LearnerId, null, null), ((Guid)guest["id"]!, (string?)guest["username"], (string?)guest["name"]));
        _host.Grains.Administration.Profile = new(ProfileStatus.Done, Budi);
        var own = (await _host.GetAsync("/v1/me")).Json;
        Assert.Equal(("budi.s", "Budi Santoso", "2010-08-17", "student"), ((string)own["username"]!, (string)own["name"]!, (string)own["birthDate"]!, (string)own["roles"]![0]!));
        Assert.Equal(200, (await PatchAsync("/v1/me", """{"password":"pisang goreng","name":" Budi S. ","email":""}""")).Status);
        Assert.Equal((new Secret("pisang goreng"), "Budi S.", ""), _host.Grains.Administration.Asked[^1]);
    }

    [Theory]
    [InlineData(ProfileStatus.PasswordWrong, 403, "password-wrong")]
    [InlineData(ProfileStatus.EmailTaken, 409, "username-taken")]
    [InlineData(ProfileStatus.Locked, 429, "sign-in-locked")]
    [InlineData(ProfileStatus.Unknown, 409, "no-account")]
    public async Task WhatIsNotDone_IsTold(ProfileStatus status, int answer, string code)
    {
        _host.Grains.Administration.Profile = new(status, RetryAfter: TimeSpan.FromSeconds(9));
        var reply = await PatchAsync("/v1/me", """{"password":"pisang goreng","name":"Budi"}""");
        Assert.Equal((answer, code), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("""{"name":" "}""", "name-not-usable")]
    [InlineData("""{"email":"budi"}""", "email-not-usable")]
    [InlineData("""{"birthDate":"1890-01-01"}""", "birth-date-not-usable")]
    [InlineData("""{"roles":["administrator"]}""", "invalid-body")]
    public async Task WhatIsNotUsable_IsRefused_BeforeAnybodyIsAsked(string body, string code)
    {
        AsAdministrator();
        Assert.Equal(code, (await PatchAsync($"/v1/people/{Guid.CreateVersion7()}", body)).Code);
        Assert.Empty(_host.Grains.Administration.Asked);
    }

    [Fact]
    public async Task OnesOwnBirthDate_IsNotOnesOwnToChange() =>
        Assert.Equal("invalid-body", (await PatchAsync("/v1/me", """{"password":"pisang goreng","birthDate":"1999-01-01"}""")).Code);

    [Fact]
    public async Task Somebodys_IsPutRightByAnAdministratorAlone()
    {
        var path = $"/v1/people/{Budi.PersonId}";
        Assert.Equal("forbidden", (await PatchAsync(path, """{"name":"Budi"}""")).Code);
        AsAdministrator();
        Assert.Equal("unknown-person", (await PatchAsync(path, """{"name":"Budi"}""")).Code);
        _host.Grains.Administration.Profile = new(ProfileStatus.Done, Budi);
        Assert.Equal(200, (await PatchAsync(path, """{"birthDate":"2010-08-17"}""")).Status);
        Assert.Equal((Budi.PersonId, new ProfileChange(null, null, new DateOnly(2010, 8, 17))), _host.Grains.Administration.Asked[^1]);
    }

    private static ProfileView Budi { get; } = new(Guid.CreateVersion7(), "budi.s", "Budi Santoso", null, new DateOnly(2010, 8, 17), Role.Student);

    private void AsAdministrator() =>
        _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Jwt.Of(_host.LearnerId, RoleNames.Administrator));

    private Task<Answered> PatchAsync(string path, string body) =>
        _host.SendAsync(HttpMethod.Patch, path, new StringContent(body, Encoding.UTF8, "application/json"));
}
