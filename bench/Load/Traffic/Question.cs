using System.Text;
using System.Text.Json;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>A question with what is needed to answer it, as bytes.</summary>
internal sealed class Question(string id, int version, string type, IReadOnlyList<string> options)
{
    private readonly byte[][] _guesses = type switch
    {
        "single" => [.. options.Select(option => Json($"\"{JsonEncodedText.Encode(option)}\""))],
        "multiple" => [.. options.Select(option => Json($"[\"{JsonEncodedText.Encode(option)}\"]"))],
        _ => [Json("\"goes\""), Json("\"yang saya tidak tahu\"")],
    };

    public byte[] Id { get; } = Json(id);

    /// <summary>Of POST .../attempts.</summary>
    public byte[] RequestLine { get; } = Json($"POST /v1/questions/{Uri.EscapeDataString(id)}/attempts HTTP/1.1\r\n");

    public int Version => version;

    /// <summary>The right response as JSON, once a reply has told it.</summary>
    public byte[]? Key { get; set; }

    /// <summary>A flashcard is judged by the learner's own word.</summary>
    public bool IsSelfGraded => type == "flashcard";

    public ReadOnlySpan<byte> Respond(bool right, Random random) => right && Key is not null ? Key : _guesses[random.Next(_guesses.Length)];

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);
}
