using System.Text;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>A span as it came over OTLP, with as much of it as the tests look at.</summary>
/// <param name="Scope">The name of its instrumentation.</param>
/// <param name="ParentId">Empty for a root.</param>
public sealed record Span(string Scope, string Name, string TraceId, string SpanId, string ParentId)
{
    /// <summary>
    /// The spans of an ExportTraceServiceRequest: resource_spans = 1, in it scope_spans = 2, in it scope = 1 (name = 1) and
    /// spans = 2 (trace_id = 1, span_id = 2, parent_span_id = 4, name = 5).
    /// </summary>
    public static IEnumerable<Span> Decode(byte[] request) =>
        from resource in Fields(request).Where(field => field.Number == 1)
        from scope in Fields(resource.Bytes).Where(field => field.Number == 2)
        let members = Fields(scope.Bytes).ToArray()
        let scopeName = members.Where(field => field.Number == 1).SelectMany(field => Fields(field.Bytes)).First(field => field.Number == 1)
        from span in members.Where(field => field.Number == 2)
        let parts = Fields(span.Bytes).Where(field => field.Number <= 5).ToLookup(field => field.Number, field => field.Bytes)
        select new Span(Text(scopeName.Bytes), Text(parts[5].First()), Hex(parts[1]), Hex(parts[2]), Hex(parts[4]));

    /// <summary>The fields of a message (protobuf encoding): only those of a length have bytes.</summary>
    private static IEnumerable<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            byte[] bytes = [];
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    bytes = message[at..(at + length)];
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7}.");
            }
            yield return ((int)(tag >> 3), bytes);
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static string Hex(IEnumerable<byte[]> values) => Convert.ToHexStringLower(values.FirstOrDefault() ?? []);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
