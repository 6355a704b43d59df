using System.Text.Json;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>
/// The questions that replies have shown, and their keys. A reply is looked through for the few members that matter instead
/// of being parsed whole: a quote within a JSON string is always escaped, so <c>"next":</c> can only be that member's name.
/// </summary>
internal sealed class QuestionBook
{
    private readonly Dictionary<(string Id, int Version), Question> _known = [];
    private readonly List<Question> _all = [];

    public int Count => _all.Count;

    public int Keys => _all.Count(question => question.Key is not null);

    public Question Any(Random random) => _all[random.Next(_all.Count)];

    /// <summary>The question that the reply to an answer offers next, if any; the key of the answered one where it is news.</summary>
    public Question? ReadAttemptReply(ReadOnlySpan<byte> reply, Question answered)
    {
        if (answered.Key is null && After(reply, "\"correctResponse\":"u8) is var key && key >= 0)
        {
            var value = new Utf8JsonReader(reply[key..]);
            value.Read();
            value.Skip();
            answered.Key = reply.Slice(key, (int)value.BytesConsumed).ToArray();
        }
        var next = After(reply, "\"next\":"u8);
        if (next < 0 || reply[next] != '{')
            return null;
        var reader = new Utf8JsonReader(reply[next..]);
        reader.Read();
        return ReadQuestion(ref reader);
    }

    /// <summary>All questions of GET practice/next, in order.</summary>
    /// <param name="first">Stop after the first: the others are of use only to learn what there is.</param>
    public Question? ReadPractice(ReadOnlySpan<byte> reply, bool first)
    {
        var list = After(reply, "\"questions\":"u8);
        if (list < 0)
            return null;
        var reader = new Utf8JsonReader(reply[list..]);
        reader.Read();
        Question? offered = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var depth = reader.CurrentDepth;
            var question = ReadQuestion(ref reader);
            offered ??= question;
            if (first)
                break;
            while (reader.CurrentDepth > depth || reader.TokenType != JsonTokenType.EndObject)
                reader.Read();
        }
        return offered;
    }

    /// <summary>The object that begins here; read no further than is needed.</summary>
    private Question ReadQuestion(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? type = null;
        var version = 0;
        var options = new List<string>();
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "id":
                    id = reader.GetString();
                    break;
                case "version":
                    version = reader.GetInt32();
                    break;
                case "type":
                    type = reader.GetString();
                    break;
                case "options":
                    ReadOptions(ref reader, options);
                    break;
                default:
                    reader.Skip();
                    break;
            }
            // They come first: of a known question nothing else is read.
            if (id is not null && version > 0 && _known.TryGetValue((id, version), out var known))
                return known;
        }
        var question = new Question(id ?? "", version, type ?? "", options);
        _known.Add((id ?? "", version), question);
        _all.Add(question);
        return question;
    }

    private static void ReadOptions(ref Utf8JsonReader reader, List<string> options)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId)
                    options.Add(reader.GetString()!);
                else
                    reader.Skip();
            }
        }
    }

    private static int After(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> name)
    {
        var place = reply.IndexOf(name);
        return place < 0 ? -1 : place + name.Length;
    }
}
