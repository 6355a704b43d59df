using System.Reflection;
using EnglishLearning.Architecture.Tests.Compiled;
using Xunit;

namespace EnglishLearning.Architecture.Tests.References;

public sealed class ReferenceTests
{
    private const string Prefix = "EnglishLearning.";

    public static TheoryData<string> Built =>
        [.. Layer.All.Keys.Where(layer => Repository.ProjectFiles.Any(file => file.EndsWith($"/{Prefix}{layer}.csproj", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Built))]
    public void A_project_file_refers_only_to_what_its_layer_may_see(string name)
    {
        var (layer, file) = (Layer.All[name], FileOf(name));
        Assert.Empty(layer.Violations([.. file.Projects, .. file.Packages]).Concat(layer.PackageViolations(file.Packages)));
    }

    [Theory]
    [MemberData(nameof(Built))]
    public void A_built_assembly_refers_only_to_what_its_layer_may_see(string name)
    {
        var references = Assembly.Load(Prefix + name).GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();
        Assert.Contains("System.Runtime", references);
        Assert.Empty(Layer.All[name].Violations(references));
    }

    [Theory]
    [InlineData("Grains")]
    [InlineData("Analytics")]
    public void Only_storage_knows_its_dialects(string name)
    {
        var types = CompiledCode.Of(Assembly.Load(Prefix + name)).TypesUsed;
        Assert.Contains(types, type => type.StartsWith("EnglishLearning.Storage.I", StringComparison.Ordinal));
        Assert.DoesNotContain(types, CompiledCode.IsDialect);
        Assert.True(CompiledCode.IsDialect("EnglishLearning.Storage.Postgres.PostgresLog"));
        Assert.True(CompiledCode.IsDialect("EnglishLearning.Storage.Sqlite.SqliteLog"));
        Assert.False(CompiledCode.IsDialect("EnglishLearning.Storage.Stream.LogPosition"));
    }

    [Fact]
    public void Every_project_is_a_layer_or_one_of_those_that_see_everything()
    {
        string[] seeEverything = ["Silo", "Ml", "Bench"];
        var projects = Repository.ProjectFiles.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..]).ToArray();
        Assert.True(projects.Length >= 8);
        Assert.Empty(projects.Except(Layer.All.Keys).Except(seeEverything));
    }

    [Theory]
    [InlineData("Core", "EnglishLearning.Contracts")]
    [InlineData("Core", "Orleans.Core.Abstractions")]
    [InlineData("Contracts", "EnglishLearning.Storage")]
    [InlineData("Grains", "Npgsql")]
    [InlineData("Grains", "Microsoft.Data.Sqlite")]
    [InlineData("Grains", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("Grains", "EnglishLearning.Api")]
    [InlineData("Api", "EnglishLearning.Grains")]
    [InlineData("Api", "EnglishLearning.Storage")]
    [InlineData("Web", "EnglishLearning.Storage")]
    [InlineData("Storage", "EnglishLearning.Grains")]
    [InlineData("Analytics", "EnglishLearning.Grains")]
    public void The_rules_bite(string layer, string reference)
    {
        Assert.NotEmpty(Layer.All[layer].Violations(["System.Runtime", reference]));
        var file = ProjectFile.Parse($"""<Project><ItemGroup><ProjectReference Include="..\x\{reference}.csproj" /></ItemGroup></Project>""");
        Assert.NotEmpty(Layer.All[layer].Violations(file.Projects));
    }

    [Fact]
    public void A_package_too_many_in_core_is_noticed()
    {
        var file = ProjectFile.Parse("""<Project><ItemGroup><PackageReference Include="NodaTime" /><PackageReference Include="CsvHelper" /></ItemGroup></Project>""");
        Assert.Single(Layer.All["Core"].PackageViolations(file.Packages));
    }

    private static ProjectFile FileOf(string name) => ProjectFile.Parse(
        string.Join('\n', Repository.Read(Repository.ProjectFiles.Single(file => file.EndsWith($"/{Prefix}{name}.csproj", StringComparison.Ordinal)))));
}
