using System.Text.RegularExpressions;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Storage.Content;

/// <summary>The values that the front matter of sets and lessons has in common.</summary>
internal static partial class Fields
{
    private static readonly Dictionary<string, Skill> Skills = new()
    {
        ["grammar"] = Skill.Grammar,
        ["vocabulary"] = Skill.Vocabulary,
        ["reading"] = Skill.Reading,
        ["listening"] = Skill.Listening,
    };

    /// <summary>Lower-case letters, digits and single hyphens between them.</summary>
    public static bool IsWord(string text) => Word().IsMatch(text);

    /// <summary>Checks that the front matter names the file as the file is named.</summary>
    public static void CheckId(FrontMatter head, string key, string fileName, ErrorList errors)
    {
        var line = head.Line(key);
        if (head.Text(key) is { } id && id != fileName)
            errors.Add(
                line,
                $"'{key}' is '{id}' but the file is named '{fileName}.md': write '{key}: {fileName}' or rename the file");
        if (!IsWord(fileName))
            errors.Add(line, $"'{fileName}' is no id: use lower-case letters, digits and single hyphens");
        if (fileName.Length > ContentLimits.SetId)
            errors.Add(line, $"'{fileName}' has {fileName.Length} characters: use at most {ContentLimits.SetId}");
    }

    public static string Title(FrontMatter head, string key, ErrorList errors)
    {
        var title = head.Text(key) ?? "";
        errors.CheckLength(head.Line(key), $"'{key}'", title, ContentLimits.Title);
        return title;
    }

    public static Skill? SkillOf(FrontMatter head, ErrorList errors)
    {
        if (head.Text("skill") is not { } name)
            return null;
        if (Skills.TryGetValue(name, out var skill))
            return skill;
        errors.Add(head.Line("skill"), $"unknown skill '{name}': write {string.Join(", ", Skills.Keys)}");
        return null;
    }

    /// <summary>The level, which the file's folder repeats in lower case.</summary>
    public static CefrLevel? LevelOf(FrontMatter head, string folderName, ErrorList errors)
    {
        if (head.Text("level") is not { } name)
            return null;
        var line = head.Line("level");
        foreach (var level in Enum.GetValues<CefrLevel>())
        {
            if (name != level.ToString())
                continue;
            var folder = name.ToLowerInvariant();
            if (folderName != folder)
                errors.Add(
                    line,
                    $"level {name} stands in the folder '{folderName}': move the file to the folder '{folder}' or change the level");
            return level;
        }
        errors.Add(line, $"unknown level '{name}': write {string.Join(", ", Enum.GetNames<CefrLevel>())}");
        return null;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Word();
}
