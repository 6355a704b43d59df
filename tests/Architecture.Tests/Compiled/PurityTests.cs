using System.Reflection;
using Xunit;

namespace EnglishLearning.Architecture.Tests.Compiled;

public sealed class PurityTests
{
    [Fact]
    public void Core_has_no_clock_no_randomness_and_no_files()
    {
        var core = CompiledCode.Of(Assembly.Load("EnglishLearning.Core"));
        Assert.True(core.MembersUsed.Count > 50);
        Assert.Empty(core.ImpureMembers);
    }

    [Fact]
    public void The_look_for_them_bites()
    {
        _ = (DateTime.UtcNow, DateTimeOffset.UtcNow, Guid.NewGuid(), Random.Shared, File.Exists("x"));
        var found = CompiledCode.Of(typeof(PurityTests).Assembly).ImpureMembers.ToArray();
        foreach (var impure in new[] { "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Random.get_Shared", "System.IO.File.Exists" })
            Assert.Contains(impure, found);
    }
}
