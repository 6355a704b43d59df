using System.Text.Json;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>Reads the published vectors and compares with them.</summary>
internal static class Vectors
{
    internal static JsonElement Load(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fsrs", "vectors", file);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    /// <summary>One entry of reference_tests.json: its input and expected parts and the tolerance it states.</summary>
    internal static (JsonElement Input, JsonElement Expected, double Tolerance) Reference(string name)
    {
        var entry = Load("reference_tests.json").EnumerateArray().Single(e => e.GetProperty("name").ValueEquals(name));
        return (entry.GetProperty("input"), entry.GetProperty("expected"), entry.Number("tolerance"));
    }

    internal static double Number(this JsonElement element, string property) =>
        element.GetProperty(property).GetDouble();

    internal static int Int(this JsonElement element, string property) => element.GetProperty(property).GetInt32();

    internal static double[] Numbers(this JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(e => e.GetDouble())];

    internal static int[] Ints(this JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(e => e.GetInt32())];

    internal static double RelativeError(double expected, double actual) =>
        Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), double.Epsilon);

    /// <summary>Within the tolerance: relative above 1, absolute below it.</summary>
    internal static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.True(
            Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"expected {expected:R}, got {actual:R}, tolerance {tolerance:R}");

    internal static void AssertClose(double[] expected, IEnumerable<double> actual, double tolerance)
    {
        var values = actual.ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
            AssertClose(expected[i], values[i], tolerance);
    }
}
