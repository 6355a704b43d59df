using Xunit;

namespace EnglishLearning.Architecture.Tests.Sources;

public sealed class SourceTests
{
    private static readonly string[] Projects = ["core/EnglishLearning.Core.csproj", "tests/Core.Tests/EnglishLearning.Core.Tests.csproj", "silo/EnglishLearning.Silo.csproj"];

    [Fact]
    public void Files_are_short_and_their_namespaces_are_their_folders()
    {
        Assert.True(Repository.SourceFiles.Count > 200);
        Assert.Empty(Repository.SourceFiles.SelectMany(file => SourceRules.Violations(file, Repository.Read(file), Repository.ProjectFiles)));
    }

    [Theory]
    [InlineData("core/Fsrs/Card.cs", "namespace EnglishLearning.Core.Ability;")]
    [InlineData("core/Fsrs/Card.cs", "namespace EnglishLearning.Core.Fsrs")]
    [InlineData("core/Card.cs", "namespace EnglishLearning.Core.Fsrs;")]
    [InlineData("tests/Core.Tests/Fsrs/CardTests.cs", "namespace EnglishLearning.Core.Fsrs;")]
    [InlineData("core/Fsrs/Card.cs", "public sealed class Card;")]
    public void A_namespace_elsewhere_is_noticed(string path, string line) =>
        Assert.Single(SourceRules.Violations(path, ["using System;", "", line], Projects));

    [Theory]
    [InlineData("core/Fsrs/Card.cs", "namespace EnglishLearning.Core.Fsrs;")]
    [InlineData("tests/Core.Tests/CardTests.cs", "namespace EnglishLearning.Core.Tests;")]
    [InlineData("silo/Program.cs", "return 0;")]
    public void A_right_one_is_not(string path, string line) =>
        Assert.Empty(SourceRules.Violations(path, ["using System;", "", line], Projects));

    [Theory]
    [InlineData("core/Fsrs/Card.cs", 400, 0)]
    [InlineData("core/Fsrs/Card.cs", 401, 1)]
    [InlineData("silo/Program.cs", 70, 0)]
    [InlineData("silo/Program.cs", 71, 1)]
    public void A_long_file_is_noticed(string path, int lines, int violations) =>
        Assert.Equal(violations, SourceRules.Violations(path, [.. Enumerable.Repeat("", lines)], Projects).Count());
}
