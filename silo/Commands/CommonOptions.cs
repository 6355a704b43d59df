using System.CommandLine;

namespace EnglishLearning.Silo.Commands;

/// <summary>Options that every command takes; they stand over environment and appsettings.json.</summary>
public static class CommonOptions
{
    public static Option<string?> Data() =>
        new("--data") { Description = "Folder that holds the data (SQLite) and this machine's secrets. Default ./data." };

    public static Option<string?> Content() =>
        new("--content") { Description = "Folder of questions and lessons. Default: the shipped content." };

    /// <summary>The options given as configuration keys.</summary>
    public static Dictionary<string, string?> Settings(params (string Key, string? Value)[] options) =>
        options.Where(option => option.Value is not null).ToDictionary(option => option.Key, option => option.Value);
}
