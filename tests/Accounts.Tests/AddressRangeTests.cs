using EnglishLearning.Accounts.SignIn;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Which addresses' failures count together.</summary>
public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("", "")]
    [InlineData("unknown", "unknown")]
    public void One_home_is_one_address(string address, string range) => Assert.Equal(range, AddressRange.Of(address));
}
