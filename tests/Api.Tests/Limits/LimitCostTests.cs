using System.Diagnostics;
using System.Globalization;
using System.Net;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace EnglishLearning.Api.Tests.Limits;

/// <summary>What limits cost a request. The times, of the processor, are printed and decide nothing; the bytes do.</summary>
public sealed class LimitCostTests(ITestOutputHelper output)
{
    private const int Learners = 10_000;
    private const int Calls = 100_000;
    private const int Rounds = 5;

    [Fact]
    public void Request_AllocatesNoMoreThanItsHeader()
    {
        var limits = new RateLimits(
            Options.Create(new RateLimitOptions { AccountPerMinute = 10_000_000, SignedInAddressPerMinute = 10_000_000, AlertPerMinute = 0 }),
            new LoudAddresses(Options.Create(new RateLimitOptions()), TimeProvider.System, NullLogger<LoudAddresses>.Instance), TimeProvider.System);
        // A connection keeps its context; learners take turns.
        var request = Request(IPAddress.Parse("203.0.113.9"));
        var learners = Enumerable.Range(0, Learners)
            .Select(_ => new LearnerIdentity(Guid.CreateVersion7(), Guid.CreateVersion7(), ["student"], false, DateTimeOffset.MaxValue).Principal).ToArray();
        var (nanoseconds, bytes) = Measure(i =>
        {
            request.User = learners[i % Learners];
            return limits.InvokeAsync(request, static _ => Task.CompletedTask);
        });
        var (empty, _) = Measure(i =>
        {
            request.User = learners[i % Learners];
            request.Response.Headers["RateLimit-Policy"] = "\"account\";q=300;w=60";
            request.Response.Headers["RateLimit"] = "\"account\";r=299;t=1";
            return Task.CompletedTask;
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of which to set two headers on this context: {empty:0} ns"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"limits of a request: {nanoseconds:0} ns, {bytes:0} bytes"));

        // "account";r=9999999;t=60 is a string of 24 characters: 72 bytes. 64 more are the enumerator and the
        // delegate's state of code that the compiler has not optimised yet, as on a busy machine.
        Assert.InRange(bytes, 0, 160);
    }

    private static DefaultHttpContext Request(IPAddress from)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/v1/questions/q/attempts";
        context.Connection.RemoteIpAddress = from;
        return context;
    }

    /// <summary>Of the best round: the compiler optimises while it runs, later on a busy machine.</summary>
    private static (double Nanoseconds, double Bytes) Measure(Func<int, Task> call)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(call)).ToArray();
        return (rounds.Min(round => round.Nanoseconds), rounds.Min(round => round.Bytes));
    }

    private static (double Nanoseconds, double Bytes) Round(Func<int, Task> call)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var began = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Calls; i++)
            call(i);
        return ((Process.GetCurrentProcess().TotalProcessorTime - began).TotalNanoseconds / Calls, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Calls);
    }
}
