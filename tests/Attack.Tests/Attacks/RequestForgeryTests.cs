using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Matrix;
using EnglishLearning.Attack.Tests.Wire;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>
/// The address of a listener in every field, parameter and header that there is: nothing makes the server connect anywhere
/// (server-side request forgery). No field takes an address today; one that will has to be met here.
/// </summary>
[Collection(SharedTarget.Name)]
public sealed class RequestForgeryTests(Target target)
{
    [Fact]
    public async Task NothingThatIsSent_MakesTheServerConnectAnywhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/x");
        var sent = 0;
        foreach (var operation in target.Silo.Description.Operations)
        {
            var rule = AccessRules.Of(operation.Id);
            var caller = await target.Silo.NewAsync(rule.Needs == Permission.None ? CallerKind.Anonymous : CallerKinds.WithRole.First(rule.Allows));
            var values = await rule.ObjectAsync(caller);
            var request = await rule.RequestAsync(operation, caller, values);
            foreach (var poisoned in Poisoned(operation, request, address))
            {
                await target.Silo.SendAsync(poisoned with { Headers = [.. poisoned.Headers, .. Headers(address)] });
                sent++;
            }
        }
        Assert.True(sent > 100);
        // Whoever fetches may do so after the answer.
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(listener.Pending(), "Something connected.");
        // Or the rest would prove nothing.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        Assert.True(listener.Pending());
    }

    private IEnumerable<RawRequest> Poisoned(Operation operation, RawRequest request, string address)
    {
        yield return request;
        foreach (var parameter in operation.QueryParameters)
            yield return request with { Target = $"{request.Target.Split('?')[0]}?{parameter.Name}={Uri.EscapeDataString(address)}" };
        foreach (var name in new[] { "url", "uri", "callback", "redirect", "next", "webhook", "image" })
            yield return request with { Target = $"{request.Target.Split('?')[0]}?{name}={Uri.EscapeDataString(address)}" };
        if (request.Body is null)
            yield break;
        if (operation.Bodies.FirstOrDefault(body => body.MediaType == "application/json") is not { } body)
        {
            yield return request with { Body = [.. request.Body, .. Encoding.UTF8.GetBytes($"k9,2019-03-01T08:00:00Z,3,4000,{address},<img src={address}>\n")] };
            yield break;
        }
        foreach (var (name, _) in target.Silo.Description.Resolve(body.Schema)["properties"]?.AsObject() ?? [])
        {
            var json = JsonNode.Parse(request.Body)!.AsObject();
            json[name] = address;
            yield return request with { Body = Encoding.UTF8.GetBytes(json.ToJsonString()) };
        }
    }

    private static (string Name, string Value)[] Headers(string address) =>
        [("Referer", address), ("Origin", address), ("X-Forwarded-For", address), ("X-Wap-Profile", address), ("User-Agent", address), ("X-Api-Callback", address), ("From", address)];
}
