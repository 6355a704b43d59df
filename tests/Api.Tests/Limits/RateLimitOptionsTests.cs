using EnglishLearning.Api.Limits;

namespace EnglishLearning.Api.Tests.Limits;

public sealed class RateLimitOptionsTests
{
    [Fact]
    public void Defaults_AreOn_AndHaveNoFault()
    {
        Assert.True(new RateLimitOptions().Enabled);
        Assert.Empty(new RateLimitOptions().Faults());
    }

    [Fact]
    public void EveryNumber_IsChecked()
    {
        var numbers = typeof(RateLimitOptions).GetProperties().Where(property => property.PropertyType == typeof(int)).ToArray();
        Assert.Equal(9, numbers.Length);
        foreach (var number in numbers)
        {
            foreach (var wrong in new[] { -1, 10_000_001 })
            {
                var options = new RateLimitOptions();
                number.SetValue(options, wrong);
                Assert.StartsWith($"RateLimits__{number.Name} is from 0", Assert.Single(options.Faults()), StringComparison.Ordinal);
            }
            var off = new RateLimitOptions();
            number.SetValue(off, 0);
            Assert.Empty(off.Faults());
        }
    }

    [Theory]
    [InlineData("203.0.113.0/28", 2000, "")]
    [InlineData("203.0.113.7", 500, "")]
    [InlineData("2001:db8:7::/48", 500, "")]
    [InlineData("203.0.113.1/28", 2000, "RateLimits__Networks__0__Cidr")]
    [InlineData("sekolah.sch.id", 2000, "RateLimits__Networks__0__Cidr")]
    [InlineData("", 2000, "RateLimits__Networks__0__Cidr")]
    [InlineData("2001:db8:7::1", 2000, "smaller than /64")]
    [InlineData("203.0.113.0/28", 499, "RateLimits__Networks__0__People")]
    [InlineData("203.0.113.0/28", 100_001, "RateLimits__Networks__0__People")]
    public void Network_IsChecked(string cidr, int people, string fault)
    {
        var options = new RateLimitOptions { Networks = [new KnownNetwork { Cidr = cidr, People = people }] };
        Assert.Contains(fault, string.Join('\n', options.Faults()), StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, !options.Faults().Any());
    }
}
