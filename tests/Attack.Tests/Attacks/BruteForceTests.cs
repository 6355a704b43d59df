using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Wire;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Guessing, from one address and from many, on a silo with its limits as they are.</summary>
public sealed class BruteForceTests : IAsyncLifetime
{
    private AttackedSilo _silo = null!;

    /// <summary>A proxy that is believed, at an address of its own.</summary>
    private static readonly IPAddress Proxy = IPAddress.Parse("127.0.9.9");

    public async Task InitializeAsync() => _silo = await AttackedSilo.StartAsync(("SignIn__HashIterations", "1000"), ("Proxies__Known__0", $"{Proxy}"));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task FromManyAddresses_TheAccountLocks_AndItsOwnDeviceStaysLetIn()
    {
        var victim = await _silo.NewAsync(CallerKind.Student);
        // Every address of 127/8 is this machine: these are connections from different addresses, no header says so.
        for (var i = 0; i < 5; i++)
            Assert.Equal(401, (await GuessAsync(victim.Username, "wrong", IPAddress.Parse($"127.0.0.{10 + i}"))).Status);
        Assert.Equal(429, (await GuessAsync(victim.Username, "wrong", IPAddress.Parse("127.0.0.20"))).Status);
        // Right from a stranger's place: locked, so that to be let in tells nobody that a guess was right.
        Assert.Equal(429, (await GuessAsync(victim.Username, AttackedSilo.Password, IPAddress.Parse("127.0.0.21"))).Status);
        Assert.Equal(200, (await GuessAsync(victim.Username, AttackedSilo.Password, IPAddress.Parse("127.0.0.22"), victim.DeviceToken)).Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    [InlineData("CF-Connecting-IP")]
    public async Task HeadersThatNameAnotherAddress_HideNobody_WithoutATrustedProxy(string header)
    {
        var address = IPAddress.Parse("127.0.1.1");
        var statuses = new List<int>();
        for (var i = 0; i < 31; i++)
            statuses.Add((await GuessAsync($"nobody{i}", "wrong", address, headers: (header, header == "Forwarded" ? $"for=203.0.113.{i}" : $"203.0.113.{i}"))).Status);
        Assert.Equal(Enumerable.Repeat(401, 30).Append(429), statuses);
        // Its neighbours are not locked.
        Assert.Equal(401, (await GuessAsync("nobody", "wrong", IPAddress.Parse("127.0.1.2"))).Status);
    }

    /// <summary>A client can write into the header too, before the proxy adds to it: only what the proxy itself saw counts.</summary>
    [Fact]
    public async Task BehindATrustedProxy_TheClientsOwnAddressCounts_WhateverTheClientWroteBefore()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 31; i++)
            statuses.Add((await GuessAsync($"person{i}", "wrong", Proxy, headers: ("X-Forwarded-For", $"198.51.100.{i}, 203.0.113.7"))).Status);
        Assert.Equal(Enumerable.Repeat(401, 30).Append(429), statuses);
        Assert.Equal(401, (await GuessAsync("person", "wrong", Proxy, headers: ("X-Forwarded-For", "203.0.113.8"))).Status);
    }

    [Fact]
    public async Task ThroughAProxyFromManyAddresses_TheAccountStillLocks()
    {
        var victim = await _silo.NewAsync(CallerKind.Student);
        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
            statuses.Add((await GuessAsync(victim.Username, "wrong", Proxy, headers: ("X-Forwarded-For", $"192.0.2.{i}"))).Status);
        Assert.Equal(Enumerable.Repeat(401, 5).Append(429), statuses);
    }

    [Fact]
    public async Task ManyAtOnce_GetNoMoreGuessesThanOneAfterAnother()
    {
        var victim = await _silo.NewAsync(CallerKind.Student);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => GuessAsync(victim.Username, $"guess {i}", IPAddress.Parse($"127.0.2.{i + 1}"))));
        Assert.InRange(replies.Count(reply => reply.Status == 401), 1, 5);
        Assert.All(replies, reply => Assert.Contains(reply.Status, new[] { 401, 429 }));
    }

    private async Task<RawReply> GuessAsync(
        string login, string password, IPAddress from, string? deviceToken = null, params (string Name, string Value)[] headers)
    {
        using var connection = new RawConnection(_silo.Url) { From = from };
        var body = new JsonObject { ["login"] = login, ["password"] = password, ["deviceToken"] = deviceToken };
        return await connection.SendAsync(RawRequest.Json("POST", "/v1/auth/sign-in", body.ToJsonString(), headers).ToBytes(connection.Host))
            ?? throw new IOException("No answer.");
    }
}
