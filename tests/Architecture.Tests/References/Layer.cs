namespace EnglishLearning.Architecture.Tests.References;

/// <summary>What a project of a layer may use.</summary>
/// <param name="Projects">Projects that it may refer to, directly or through others.</param>
/// <param name="Packages">Its only packages where not null.</param>
/// <param name="Never">Beginnings of the names of packages and assemblies that it must not use.</param>
internal sealed record Layer(string Name, string[] Projects, string[]? Packages, string[] Never)
{
    private static readonly string[] Databases = ["Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "dbup", "StackExchange.Redis"];
    private const string Web = "Microsoft.AspNetCore";
    private const string Orleans = "Orleans";
    private const string OrleansPackages = "Microsoft.Orleans";

    /// <summary>silo, ml and bench see everything and are no layer.</summary>
    public static readonly IReadOnlyDictionary<string, Layer> All = new[]
    {
        new Layer("Core", [], ["NodaTime"], [.. Databases, Web, Orleans, OrleansPackages]),
        new Layer("Contracts", ["Core"], ["Microsoft.Orleans.Sdk"], [.. Databases, Web]),
        new Layer("Grains", ["Core", "Contracts", "Storage"], null, [.. Databases, Web]),
        new Layer("Api", ["Core", "Contracts"], null, Databases),
        new Layer("Web", ["Core", "Contracts"], null, Databases),
        new Layer("Storage", ["Core", "Contracts"], null, [Web, OrleansPackages]),
        new Layer("Local", [], ["Npgsql", "System.CommandLine", "Spectre.Console"], [Web, OrleansPackages]),
        new Layer("Accounts", ["Core", "Contracts", "Storage"], null, ["dbup", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "StackExchange.Redis"]),
        new Layer("Analytics", ["Core", "Contracts", "Storage"], null, [.. Databases, Web]),
    }.ToDictionary(layer => layer.Name);

    /// <summary>One sentence for each reference that breaks a rule; names are of projects ("EnglishLearning.Core") and others.</summary>
    public IEnumerable<string> Violations(IEnumerable<string> references)
    {
        foreach (var reference in references)
        {
            if (Own(reference) is { } project)
            {
                if (project != Name && !Projects.Contains(project))
                    yield return $"{Name} refers to {project}, and may to: {string.Join(", ", Projects.DefaultIfEmpty("none"))}.";
            }
            else if (Never.FirstOrDefault(never => reference.StartsWith(never, StringComparison.OrdinalIgnoreCase)) is { } never)
            {
                yield return $"{Name} refers to {reference}: nothing of {never} belongs there.";
            }
        }
    }

    /// <summary>One sentence for each package that the project file may not name.</summary>
    public IEnumerable<string> PackageViolations(IEnumerable<string> packages) =>
        Packages is null ? [] : packages.Except(Packages).Select(package => $"{Name} has the package {package}, and may have: {string.Join(", ", Packages)}.");

    private static string? Own(string reference)
    {
        const string Prefix = "EnglishLearning.";
        return reference.StartsWith(Prefix, StringComparison.Ordinal) ? reference[Prefix.Length..] : null;
    }
}
