using EnglishLearning.Deploy.Tests.Support;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace EnglishLearning.Deploy.Tests.Monitoring;

/// <summary>Alerts fire when they should and are silent when they should not be; each has a runbook.</summary>
public sealed class RuleTests
{
    private static readonly string Folder = Repository.Path("deploy", "monitoring");

    [Theory]
    [InlineData("promtool", "check", "config", "prometheus.yml")]
    [InlineData("promtool", "test", "rules", "alert-rules.test.yml", "alert-rules.days.test.yml")]
    [InlineData("amtool", "check-config", "alertmanager.yml")]
    public async Task TheTool_FindsNothingWrong(params string[] command)
    {
        var (exitCode, output) = await Tool.RunAsync(Folder, command);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task ARuleThatIsWrong_IsFound()
    {
        using var folder = new CopiedFolder(Folder);
        var tests = Path.Combine(folder.Path, "alert-rules.yml");
        await File.WriteAllTextAsync(tests, (await File.ReadAllTextAsync(tests)).Replace("> 1000", "> 1300", StringComparison.Ordinal));
        Assert.Equal(1, (await Tool.RunAsync(folder.Path, "promtool", "test", "rules", "alert-rules.test.yml")).ExitCode);
    }

    [Fact]
    public void EachAlert_IsTestedForFiringAndForSilence()
    {
        var asked = ((string[])["alert-rules.test.yml", "alert-rules.days.test.yml"]).SelectMany(file => Load(file)["tests"].Children())
            .SelectMany(test => test.AllNodes.OfType<YamlMappingNode>().Where(node => node.Children.ContainsKey("alertname") && node.Children.ContainsKey("exp_alerts")))
            .Select(node => (Name: $"{node["alertname"]}", Fires: node["exp_alerts"].Children().Count > 0))
            .ToHashSet();
        Assert.Empty(Alerts().SelectMany(alert => (bool[])[true, false], (alert, fires) => (alert.Name, fires)).Except(asked));
    }

    [Fact]
    public void EachAlert_HasASeverity_AndARunbookThatIsThere()
    {
        Assert.NotEmpty(Alerts());
        Assert.All(Alerts(), alert =>
        {
            Assert.Contains(alert.Severity, (string[])["page", "ticket"]);
            Assert.True(File.Exists(Repository.Path(alert.Runbook)), $"{alert.Name}: there is no {alert.Runbook}.");
            Assert.NotEqual("", alert.Summary);
        });
    }

    [Fact]
    public void TheOnCallTable_NamesEachAlert()
    {
        var table = File.ReadAllText(Repository.Path("docs", "operations", "alerts.md"));
        Assert.All(Alerts(), alert => Assert.Contains($"| `{alert.Name}` | {alert.Severity} |", table, StringComparison.Ordinal));
    }

    private static List<(string Name, string Severity, string Summary, string Runbook)> Alerts() =>
    [
        .. from rule in Load("alert-rules.yml").AllNodes.OfType<YamlMappingNode>()
           where rule.Children.ContainsKey("alert")
           select ($"{rule["alert"]}", $"{rule["labels"]["severity"]}", $"{rule["annotations"]["summary"]}", $"{rule["annotations"]["runbook"]}"),
    ];

    private static YamlNode Load(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder, file));
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }
}

internal static class YamlNodes
{
    public static IReadOnlyList<YamlNode> Children(this YamlNode node) => [.. (YamlSequenceNode)node];
}
