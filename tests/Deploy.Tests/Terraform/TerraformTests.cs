using EnglishLearning.Deploy.Tests.Support;
using Xunit;

namespace EnglishLearning.Deploy.Tests.Terraform;

/// <summary>What Terraform itself finds, and what the design promises, held against a plan with mocked providers. No account is asked.</summary>
public sealed class TerraformTests : IDisposable
{
    private readonly CopiedFolder _folder = new(Repository.Path("deploy", "terraform"), except: ".terraform");

    public void Dispose() => _folder.Dispose();

    [TerraformFact]
    public async Task ItIsFormatted_Valid_AndKeepsItsPromises()
    {
        await RunAsync("fmt", "-check", "-recursive", "-diff");
        await RunAsync(["init", "-backend=false", "-lockfile=readonly", .. Mirror() is { } mirror ? (string[])[$"-plugin-dir={mirror}"] : []]);
        await RunAsync("validate");
        await RunAsync("test");
        // A promise that is broken is found.
        var database = Path.Combine("modules", "postgres", "main.tf");
        var text = await File.ReadAllTextAsync(Path.Combine(_folder.Path, database));
        _folder.Write(database, text.Replace("multi_az                     = true", "multi_az                     = false", StringComparison.Ordinal));
        var (exitCode, output) = await TerraformAsync("test");
        Assert.True(exitCode == 1 && output.Contains("a synchronous standby", StringComparison.Ordinal), output);
    }

    [Theory]
    [InlineData("staging.tfvars")]
    [InlineData("production.tfvars")]
    public void EachEnvironment_HoldsNoSecret(string file)
    {
        var text = File.ReadAllText(Repository.Path("deploy", "terraform", file));
        Assert.Contains($"environment = \"{Path.GetFileNameWithoutExtension(file)}\"", text, StringComparison.Ordinal);
        foreach (var secret in (string[])["password", "secret", "token", "AKIA"])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await TerraformAsync(arguments);
        Assert.True(exitCode == 0, $"terraform {string.Join(' ', arguments)}\n{output}");
    }

    private Task<(int ExitCode, string Output)> TerraformAsync(params string[] arguments) =>
        Tool.RunAsync(_folder.Path, ["terraform", arguments[0], "-no-color", .. arguments[1..]]);

    /// <summary>Providers that lie on this machine; else Terraform asks its registry.</summary>
    private static string? Mirror() =>
        ((string[])["/opt", "/usr/share/terraform", "/usr/local/share/terraform"]).Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateDirectories(place))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "registry.terraform.io", "hashicorp", "aws")));
}
