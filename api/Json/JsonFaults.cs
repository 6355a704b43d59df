using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnglishLearning.Api.Problems;

namespace EnglishLearning.Api.Json;

/// <summary>
/// What a <see cref="JsonException"/> means, with the place as a JSON Pointer (RFC 6901). The serializer tells its
/// faults apart by message alone; tests pin the messages, and one that is not known is "invalid-value".
/// </summary>
internal static partial class JsonFaults
{
    /// <param name="root">Pointer to where the text began in the body.</param>
    public static (ProblemKind Kind, FieldFault[] Faults) Of(JsonException exception, string root = "#")
    {
        var pointer = root + PointerOf(exception.Path);
        if (exception.InnerException is JsonException || exception.Path is null)
            return (ProblemKinds.MalformedJson, [At(FieldKinds.NotJson, pointer, exception)]);
        var message = exception.Message;
        if (message.Contains("missing required properties", StringComparison.Ordinal))
            return (ProblemKinds.InvalidBody, [.. Missing(message).Select(name => At(FieldKinds.Required, $"{pointer}/{name}", exception))]);
        var kind =
            message.Contains("could not be mapped", StringComparison.Ordinal) ? FieldKinds.UnknownMember
            : message.StartsWith("Duplicate property", StringComparison.Ordinal) ? FieldKinds.DuplicateMember
            : message.Contains("null values", StringComparison.Ordinal) ? FieldKinds.NullValue
            : FieldKinds.InvalidValue;
        return (ProblemKinds.InvalidBody, [At(kind, pointer, exception)]);
    }

    private static FieldFault At(FieldKind kind, string pointer, JsonException exception) =>
        new(kind, pointer) { Line = exception.LineNumber + 1, Position = exception.BytePositionInLine + 1 };

    /// <summary>The names listed after the colon, as in "...including: 'version', 'response'."</summary>
    private static IEnumerable<string> Missing(string message) =>
        Quoted().Matches(message[(message.IndexOf("including:", StringComparison.Ordinal) + 1)..]).Select(name => name.Groups[1].Value);

    private static string PointerOf(string? path)
    {
        var pointer = new StringBuilder();
        foreach (Match step in Steps().Matches(path ?? ""))
        {
            var name = step.Groups.Values.Skip(1).First(group => group.Success).Value;
            pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }
        return pointer.ToString();
    }

    [GeneratedRegex(@"'([^']*)'")]
    private static partial Regex Quoted();

    /// <summary>Steps of a path such as $.attempts[0]['odd name'].</summary>
    [GeneratedRegex(@"\.([^.\[]+)|\[(\d+)\]|\['(.*?)'\]")]
    private static partial Regex Steps();
}
