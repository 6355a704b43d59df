using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Builder;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Every endpoint asks for a permission; a guest of these tests is a student.</summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData("/forgotten", 403)]
    [InlineData("/teaching", 403)]
    [InlineData("/learning", 200)]
    [InlineData("/open", 200)]
    [InlineData("/nothing", 404)]
    public async Task AnEndpoint_LetsInWhomItNames_AndNobodyWhereItNamesNone(string path, int status)
    {
        await using var host = await ApiHost.StartAsync(map: app =>
        {
            app.MapGet("/forgotten", () => "");
            app.MapGet("/teaching", () => "").Requires(Permission.Teach);
            app.MapGet("/learning", () => "").Requires(Permission.Learn);
            app.MapGet("/open", () => "").AllowAnonymous();
        });
        Assert.Equal(status, (await host.GetAsync(path)).Status);

        using var nobody = host.CreateClient();
        var answer = await Answered.ReadAsync(await nobody.GetAsync(path));
        Assert.Equal(path is "/open" ? 200 : status == 404 ? 404 : 401, answer.Status);
    }

    [Fact]
    public async Task TheDescription_NamesThePermissionOfEachOperation()
    {
        await using var host = await ApiHost.StartAsync();
        var paths = (await host.GetAsync("/openapi/v1.json")).Json["paths"]!;
        string Of(string path, string method) => (string)paths[path]![method]!["x-permission"]!;
        Assert.Equal(
            ("anonymous", "learn", "own-account", "anonymous"),
            (Of("/v1/auth/guest", "post"), Of("/v1/practice/next", "get"), Of("/v1/me/devices", "get"), Of("/livez", "get")));
    }
}
