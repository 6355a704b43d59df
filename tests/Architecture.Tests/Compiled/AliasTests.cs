using System.Reflection;
using Xunit;

namespace EnglishLearning.Architecture.Tests.Compiled;

public sealed class AliasTests
{
    [Theory]
    [InlineData("EnglishLearning.Contracts", 3)]
    [InlineData("EnglishLearning.Grains", 0)]
    public void Grain_interfaces_methods_and_messages_have_an_alias_each(string assembly, int interfacesAtLeast)
    {
        var types = Assembly.Load(assembly).GetTypes();
        Assert.True(types.Count(AliasRules.IsGrainInterface) >= interfacesAtLeast);
        Assert.Empty(AliasRules.Violations(types));
    }

    [Fact]
    public void The_rule_bites()
    {
        string[] found = [.. AliasRules.Violations([typeof(INameless), typeof(Nameless), typeof(One), typeof(SameAsOne)])];
        Assert.Equal(4, found.Length);
        Assert.Contains(found, violation => violation.Contains("INameless has no Alias", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.Contains("+Nameless has no Alias", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.Contains("INameless.CallAsync has no Alias", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.Contains("have the same Alias one", StringComparison.Ordinal));
    }

    public interface INameless : IGrainWithGuidKey
    {
        Task CallAsync();
    }

    [GenerateSerializer]
    public sealed record Nameless;

#pragma warning disable ORLEANS0011 // The analyser sees it within one project, the rule across several.
    [GenerateSerializer, Alias("one")]
    public sealed record One;

    [GenerateSerializer, Alias("one")]
    public sealed record SameAsOne;
#pragma warning restore ORLEANS0011
}
