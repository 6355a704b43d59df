using System.Text;
using CsCheck;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Values that have broken others. None is a word that an answer of ours would hold by itself.</summary>
internal static class Poison
{
    private static readonly string[] Texts =
    [
        "", " ", "\t", "a", "0", "-1", "null", "true", "undefined", "NaN", "[]", "{}",
        "\0", "a\0b", "\u0001\u001b[31m", "a\r\nSet-Cookie: x=1", "a\nlevel=Critical forged line", "{\"Level\":\"forged\"}",
        "' OR '1'='1", "'; DROP TABLE people; --", "\" OR 1=1 --", "1); DELETE FROM people; --", "%' AND 1=0 UNION ALL --", "$1", "@p0", "\\", "''",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "<!--", "]]>", "&lt;&#0;",
        "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "%{7*7}", "{0}{1}{99}", "{", "}", "%s%s%n", "${jndi:ldap://127.0.0.1:1/a}",
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://127.0.0.1:1/\",\"x\")", "\t=1+1", "\r=1+1",
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "%2e%2e%2f", "%252e%252e%252f", "..%c0%af..%c0%af", "C:\\", "CON", ".", "..",
        "http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data/", "//evil.example", "gopher://127.0.0.1:1/_",
        "| id", "; id", "`id`", "$(id)", "& ping -n 9 127.0.0.1",
        "\u202eevil\u202c", "\u2066x\u2069", "e\u0301\u0301\u0301", "\u0915\u094d\u0937", "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67", "\ufeff", "\uffff", "\u00a0", "\u2028\u2029",
        "\ufdfd\ufdfd", "\u0130\u0131", "ﬀ", "ß", "\u1e9e", "\ud800", "\udc00x",
        "Asia/Jakarta", "Etc/GMT+99", "../Asia/Jakarta", "a@b", "a@[127.0.0.1]", "\"a b\"@example.id", "budi@example.id\r\nBcc: x@example.id",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "0195a1b2-0000-7000-8000-000000000001",
        "0000-00-00", "9999-12-31", "2000-02-30", "9999-12-31T23:59:59.9999999+14:00", "0001-01-01T00:00:00Z", "2000-01-01T00:00:60Z",
        "__proto__", "constructor", "$type", "$ref", "$id", "*", "?", "#", ":", "%", "%00", "%zz", "+",
    ];

    /// <summary>At and past what anything here takes.</summary>
    private static readonly int[] Lengths = [31, 32, 33, 64, 80, 81, 100, 101, 128, 129, 200, 201, 254, 255, 500, 501, 1024, 1025, 2048, 2049, 4097, 20_000, 70_000];

    public static readonly Gen<string> Text = Gen.Frequency(
        (8, Gen.OneOf(Texts)),
        (2, Gen.String),
        (1, Gen.Select(Gen.OneOf(Lengths), Gen.OneOf('a', '9', '.', '%', '\u0301', '\u4e2d'), (length, c) => new string(c, length))));

    /// <summary>JSON that no serializer writes, and some that is none.</summary>
    public static readonly Gen<byte[]> Json = Gen.Frequency(
        (4, Gen.OneOf(
            "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "-0", "00", "01", "+1", ".5", "1.", "0x10", "1_000",
            "9223372036854775808", "-9223372036854775809", "2147483648", "-2147483649", "4294967296", "1.7976931348623157e308", "0.1e1", "1.0",
            "123456789012345678901234567890123456789012345678901234567890",
            "null", "true", "false", "\"\"", "[]", "{}", "[null]", "[[]]", "{\"a\":1,\"a\":2}", "[1,]", "{\"a\":1,}", "[1 2]", "/* */1", "// x\n1",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\x41\"", "\"a\nb\"", "'a'", "\"", "undefined", "tru", "\u00a01", "")
            .Select(Encoding.UTF8.GetBytes)),
        (1, Gen.OneOf(
            new byte[] { 0x22, 0xff, 0xfe, 0x22 }, [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0xef, 0xbb, 0xbf, 0x31], [0x00], [0x22, 0x00, 0x22])),
        (1, Gen.Select(Gen.OneOf(10, 63, 64, 65, 1_000, 10_000), Gen.OneOf("[]", "{}"), Nested)));

    public static readonly Gen<string> Name = Gen.Frequency(
        (3, Gen.OneOf("role", "roles", "state", "id", "learnerId", "createdAt", "isAdmin", "passwordHash", "permissions", "sub", "credit", "score")),
        (1, Text));

    private static byte[] Nested(int depth, string kind) => Encoding.UTF8.GetBytes(
        kind == "[]"
            ? new string('[', depth) + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
}
