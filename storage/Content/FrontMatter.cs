using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EnglishLearning.Storage.Content;

/// <summary>The YAML between the two lines --- at the head of a file.</summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, YamlNode> values = [];
    private readonly ErrorList errors;
    private readonly int offset;
    private bool unreadable;

    private FrontMatter(ErrorList errors, int offset) => (this.errors, this.offset) = (errors, offset);

    /// <summary>Takes the front matter off a file. Where it never ends the body is null.</summary>
    public static (FrontMatter Head, SourceText? Body) Split(SourceText file, IReadOnlyList<string> keys, ErrorList errors)
    {
        var head = new FrontMatter(errors, 1);
        if (file.Lines[0].TrimEnd() != "---")
        {
            errors.Add(
                1,
                $"the front matter is missing: begin the file with a line ---, then {string.Join(", ", keys)}, then a line ---");
            head.unreadable = true;
            return (head, file);
        }
        var end = file.Lines.Skip(1).TakeWhile(line => line.TrimEnd() != "---").Count() + 1;
        if (end == file.Lines.Count)
        {
            errors.Add(1, "the front matter does not end: write a line --- after it");
            head.unreadable = true;
            return (head, null);
        }
        head.Parse(string.Join('\n', file.Lines.Take(end).Skip(1)), keys);
        return (head, file.Slice(end + 1, file.Lines.Count));
    }

    public int Line(string key) => values.TryGetValue(key, out var node) ? LineOf(node.Start) : 1;

    /// <summary>A required text, or null with an error.</summary>
    public string? Text(string key)
    {
        var text = OptionalText(key);
        if (text is null && !values.ContainsKey(key) && !unreadable)
            errors.Add(1, $"the front matter has no '{key}': add a line '{key}: ...'");
        return text;
    }

    public string? OptionalText(string key)
    {
        if (!values.TryGetValue(key, out var node))
            return null;
        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
            return value.Trim();
        errors.Add(LineOf(node.Start), $"'{key}' is not a text: write '{key}: ...'");
        return null;
    }

    public IReadOnlyList<(string Text, int Line)> OptionalList(string key)
    {
        if (!values.TryGetValue(key, out var node))
            return [];
        if (node is YamlSequenceNode list && list.All(entry => entry is YamlScalarNode))
            return [.. list.Cast<YamlScalarNode>().Select(entry => (entry.Value ?? "", LineOf(entry.Start)))];
        errors.Add(LineOf(node.Start), $"'{key}' is not a list: write '{key}: [one, two]'");
        return [];
    }

    private void Parse(string yaml, IReadOnlyList<string> keys)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            {
                Unreadable(2, $"the front matter is not 'key: value' lines: write {string.Join(", ", keys)}");
                return;
            }
            foreach (var (key, value) in root.Children)
                Add(key, value, keys);
        }
        catch (YamlException e)
        {
            Unreadable(
                LineOf(e.Start),
                $"the front matter is not YAML ({e.Message}): put a text with a colon in \"quotes\", each key once");
        }
    }

    private void Add(YamlNode key, YamlNode value, IReadOnlyList<string> keys)
    {
        if (key is YamlScalarNode { Value: { } name } && keys.Contains(name))
            values.Add(name, value);
        else
            errors.Add(LineOf(key.Start), $"unknown key '{key}' in the front matter: write only {string.Join(", ", keys)}");
    }

    private void Unreadable(int line, string message)
    {
        errors.Add(line, message);
        unreadable = true;
    }

    private int LineOf(Mark mark) => (int)mark.Line + offset;
}
