using System.Text.Json.Serialization;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Rows;

/// <summary>Persisted: names and numbers are frozen. Numbers are written in their shortest round-trip form.</summary>
internal readonly record struct AbilityJson(int Skill, double Value, double Deviation, int Attempts, int Day);

/// <summary>Persisted: names are frozen.</summary>
internal sealed record QuestionJson(
    string Stem,
    IReadOnlyList<QuestionOption> Options,
    IReadOnlyList<string> Key,
    string Explanation,
    IReadOnlyList<string> Hints,
    Passage? Passage);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AbilityJson[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(QuestionJson))]
internal sealed partial class StorageJson : JsonSerializerContext;
