using System.Net;
using EnglishLearning.Api.Limits;

namespace EnglishLearning.Api.Tests.Limits;

public sealed class CountedTests
{
    private const long Second = 1000;
    private const long Minute = 60 * Second;

    private static readonly RateLimitOptions Options = new() { AccountPerMinute = 60, AddressPerMinute = 7 };

    [Fact]
    public void Quota_IsTakenWholeAtOnce_ThenOneAtATime()
    {
        var who = New();
        for (var left = 59; left >= 0; left--)
            Assert.Equal((false, left), Told(who.Take(LimitPolicy.Account, Minute)));
        var refused = who.Take(LimitPolicy.Account, Minute);
        Assert.Equal((true, 0, Second, Minute), (refused.IsRefused, refused.Remaining, refused.Wait, refused.UntilFull));

        Assert.True(who.Take(LimitPolicy.Account, Minute + Second - 1).IsRefused);
        Assert.False(who.Take(LimitPolicy.Account, Minute + Second).IsRefused);
        Assert.True(who.Take(LimitPolicy.Account, Minute + Second).IsRefused);
        Assert.Equal(59, who.Take(LimitPolicy.Account, 10 * Minute).Remaining);
    }

    [Fact]
    public void Refused_TakesNothing()
    {
        var who = New();
        for (var i = 0; i < 60 + 500; i++)
            who.Take(LimitPolicy.Account, Minute);
        Assert.False(who.Take(LimitPolicy.Account, Minute + Second).IsRefused);
    }

    /// <summary>Sixty seconds are no multiple of seven.</summary>
    [Fact]
    public void Quota_ThatDoesNotDivideItsWindow_IsWhole()
    {
        var who = New();
        Assert.Equal(7, Enumerable.Range(0, 20).Count(_ => !who.Take(LimitPolicy.Address, Minute).IsRefused));
        Assert.Equal(7, Enumerable.Range(0, 20).Count(_ => !who.Take(LimitPolicy.Address, 3 * Minute).IsRefused));
    }

    [Fact]
    public void Look_TakesNothing_AndSaysTheSame()
    {
        var who = New();
        Assert.Equal(60, who.Look(LimitPolicy.Account, Minute).Remaining);
        var taken = who.Take(LimitPolicy.Account, Minute);
        Assert.Equal(taken, who.Look(LimitPolicy.Account, Minute));
        Assert.Equal(taken, who.Look(LimitPolicy.Account, Minute));
    }

    [Fact]
    public void Policies_AreCountedApart()
    {
        var who = New();
        while (!who.Take(LimitPolicy.Address, Minute).IsRefused)
        {
        }
        Assert.Equal(59, who.Take(LimitPolicy.Account, Minute).Remaining);
    }

    [Fact]
    public async Task ManyAtOnce_GetNoMoreThanTheQuota()
    {
        var who = New();
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 10_000).Count(_ => !who.Take(LimitPolicy.Account, Minute).IsRefused))));
        Assert.Equal(60, counts.Sum());
    }

    [Fact]
    public void Minute_IsCountedAnew()
    {
        var who = New();
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => who.CountInMinute(5)));
        Assert.Equal([1, 2], Enumerable.Range(0, 2).Select(_ => who.CountInMinute(6)));
    }

    [Fact]
    public void Table_OfAnyNumberOfAddresses_HoldsNoMoreThanItsCapacity()
    {
        var table = new Generations<UInt128, Counted>(1000, Minute);
        for (UInt128 i = 0; i < 200_000; i++)
        {
            Of(table, i, Minute);
            if (i % 10_000 == 0)
                Assert.InRange(table.Count, 0, 1000);
        }
        Assert.InRange(table.Count, 500, 1000);
    }

    /// <summary>A network of /32 has four thousand million /64: as many as the attacker has time for.</summary>
    [Fact]
    public void Memory_UnderManyIpv6Networks_IsBounded()
    {
        const int Remembered = 100_000;
        var table = new Generations<UInt128, Counted>(Remembered, Minute);
        var quotas = LimitPolicy.Quotas(Options, RateLimitOptions.People, Second);
        var bytes = IPAddress.Parse("2001:db8::1").GetAddressBytes();
        long taken = 0;
        for (var i = 0; i < 1_000_000; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(4), i);
            var key = AddressKey.Of(new IPAddress(bytes));
            var before = GC.GetAllocatedBytesForCurrentThread();
            table.FindOrAdd(key, Minute, quotas, static own => new Counted(own)).Take(LimitPolicy.Address, Minute);
            taken += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.InRange(table.Count, Remembered / 2, Remembered);
        // What the growth of the dictionaries allocated and let go again is in it.
        Assert.InRange(taken / 1_000_000 * Remembered, 10_000_000, 40_000_000);
    }

    [Fact]
    public void Idle_GoAfterTwoWindows_AndThoseWhoComeAgainAreRemembered()
    {
        var table = new Generations<UInt128, Counted>(1000, Minute);
        var busy = Of(table, 0, Minute);
        for (UInt128 idle = 1; idle <= 100; idle++)
            Of(table, idle, Minute);
        for (var now = Minute; now <= 4 * Minute; now += Minute / 4)
            Assert.Same(busy, Of(table, 0, now));
        // In both generations.
        Assert.InRange(table.Count, 1, 2);
    }

    [Fact]
    public void Forgetting_GivesNobodyMore()
    {
        for (var gap = Second; gap <= 3 * Minute; gap += Second)
        {
            var table = new Generations<UInt128, Counted>(1000, Minute);
            var remembered = Of(table, 1, Minute);
            while (!remembered.Take(LimitPolicy.Address, Minute).IsRefused)
            {
            }
            for (var now = Minute; now <= Minute + gap; now += Second)
                Of(table, 2, now);
            var then = Minute + gap;
            Assert.Equal(remembered.Look(LimitPolicy.Address, then), Of(table, 1, then).Look(LimitPolicy.Address, then));
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("2001:db8:1:2::1", "192.0.2.1", false)]
    [InlineData("fe80::1%3", "fe80::1%4", true)]
    public void Address_IsOneForItsSubnet(string one, string other, bool same) =>
        Assert.Equal(same, AddressKey.Of(IPAddress.Parse(one)) == AddressKey.Of(IPAddress.Parse(other)));

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24", "192.0.2.77")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24", "192.0.2.77")]
    [InlineData("2001:db8:1:2::5", "2001:db8:1::/48", "2001:db8:1:2::5")]
    public void Address_IsToldByItsNetworkUnlessTheOperatorWantsItWhole(string address, string network, string whole)
    {
        Assert.Equal(network, AddressKey.Text(IPAddress.Parse(address), whole: false));
        Assert.Equal(whole, AddressKey.Text(IPAddress.Parse(address), whole: true));
    }

    [Fact]
    public void Names_OfLimits_AreFrozen() =>
        Assert.Equal(
            ["account", "address", "signed-in-address", "guests", "registrations", "sign-ins", "imports", "exports"],
            LimitPolicy.All.Select((policy, i) => policy.Index == i ? policy.Name : "not at its index"));

    private static (bool, int) Told(Taken taken) => (taken.IsRefused, taken.Remaining);

    private static Counted New() => new(LimitPolicy.Quotas(Options, RateLimitOptions.People, Second));

    private static Counted Of(Generations<UInt128, Counted> table, UInt128 key, long now) => table.FindOrAdd(key, now, 0, static _ => New());
}
