using System.Text.Json;

namespace EnglishLearning.Bench.Tests;

internal static class Vectors
{
    internal static JsonElement Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", file)));
        return document.RootElement.Clone();
    }

    internal static double Number(this JsonElement element, string member) => element.GetProperty(member).GetDouble();

    internal static int Whole(this JsonElement element, string member) => element.GetProperty(member).GetInt32();
}
