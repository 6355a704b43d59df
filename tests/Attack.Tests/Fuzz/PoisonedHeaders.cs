using CsCheck;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Headers that change what a request means somewhere, or are none.</summary>
internal static class PoisonedHeaders
{
    /// <summary>One line: what ends a line would be the next header.</summary>
    private static readonly Gen<string> Line = Poison.Text.Select(text =>
        string.Concat(text.Where(c => c is not ('\r' or '\n' or '\0'))) is { Length: < 6_000 } line ? line : "x");

    public static readonly Gen<(string Name, string Value)> One = Gen.Frequency(
        (4, Gen.Select(
            Gen.OneOf(
                "Content-Type", "Accept", "Accept-Language", "If-Match", "If-None-Match", "Idempotency-Key", "User-Agent", "traceparent", "Cookie",
                "X-Forwarded-For", "Forwarded", "X-Real-IP", "Origin", "Referer", "Authorization", "Range", "If-Modified-Since", "X-Request-Id", "baggage"),
            Line)),
        (4, Gen.OneOf(
            ("Content-Type", "text/plain"), ("Content-Type", "application/json; charset=utf-16"), ("Content-Type", "application/json; charset=nonsense"),
            ("Content-Type", "application/problem+json"), ("Content-Type", "multipart/form-data; boundary=x"), ("Content-Type", "application/x-www-form-urlencoded"),
            ("Content-Type", "APPLICATION/JSON"), ("Content-Type", "application/json, text/html"), ("Content-Encoding", "gzip"), ("Content-Encoding", "br, br, br"),
            ("Accept", "text/html"), ("Accept", "*/*;q=0"), ("Accept", "application/xml"), ("Accept-Language", "en"), ("Accept-Language", "id;q=nonsense, *;q=2"),
            ("If-Match", "\"1\""), ("If-Match", "*"), ("If-Match", "W/\"x\""), ("If-None-Match", "*"), ("If-None-Match", "\"a\", \"b"),
            ("X-HTTP-Method-Override", "DELETE"), ("X-Method-Override", "PUT"), ("X-Original-URL", "/operator/dashboard"), ("X-Rewrite-URL", "/operator/dashboard"),
            ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "//evil.example"), ("Host", "evil.example"), ("Host", ""),
            ("Expect", "100-continue"), ("Expect", "nonsense"), ("Upgrade", "h2c"), ("Range", "bytes=0-0"), ("TE", "trailers"), ("Trailer", "X-Late"),
            ("traceparent", "00-00000000000000000000000000000000-0000000000000000-01"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ("Authorization", "Bearer"), ("Authorization", "Basic OjpvcGVyYXRvcg=="), ("Authorization", "Bearer a.b.c"), ("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
            ("Idempotency-Key", "k"), ("Origin", "https://evil.example"), ("Origin", "null"), ("Access-Control-Request-Method", "DELETE"))),
        (1, Gen.Select(Gen.OneOf("X-A", "x y", "", ":", "X-\u00e4", "(x)"), Line)));
}
