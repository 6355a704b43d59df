using DbUp.Builder;
using DbUp.Engine;

namespace EnglishLearning.Storage.Migrations;

/// <summary>Dated scripts that are applied once, in order of their names, each in a transaction of its own.</summary>
internal static class MigrationScripts
{
    /// <summary>The scripts of one folder below Migrations.</summary>
    public static UpgradeEngine Engine(UpgradeEngineBuilder builder, string folder) =>
        builder
            .WithScriptsEmbeddedInAssembly(
                typeof(MigrationScripts).Assembly, name => name.StartsWith($"Migrations/{folder}/", StringComparison.Ordinal))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();

    /// <summary>Names of the scripts that were applied now.</summary>
    public static IReadOnlyList<string> Apply(UpgradeEngine engine)
    {
        var result = engine.PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new StorageException(
                StorageFault.Unavailable,
                // What the database says names tables and rights, never the password.
                $"Migration {result.ErrorScript?.Name ?? "of the journal"} failed and was rolled back: {result.Error.GetBaseException().Message}",
                result.Error);
    }
}
