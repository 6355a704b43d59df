using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage.Content;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>The shipped questions with their keys, read as their authors wrote them.</summary>
public static class Bank
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content");

    public static readonly IReadOnlyDictionary<string, QuestionVersion> Questions =
        ContentReader.ReadAsync(Folder).GetAwaiter().GetResult().Folder.Questions.ToDictionary(question => question.QuestionId);

    /// <summary>The first questions of a type, by id.</summary>
    public static IReadOnlyList<QuestionVersion> Of(QuestionType type, int count = 1) =>
        [.. Questions.Values.Where(question => question.Type == type).OrderBy(question => question.QuestionId, StringComparer.Ordinal).Take(count)];

    public static QuestionVersion First(QuestionType type) => Of(type)[0];

    /// <summary>Some of every type, in a fixed order.</summary>
    public static IReadOnlyList<QuestionVersion> Mixed(int ofEach) =>
        [.. Enum.GetValues<QuestionType>().SelectMany(type => Of(type, ofEach))];

    public static JsonNode Right(QuestionVersion question) => question.Type switch
    {
        QuestionType.Multiple => new JsonArray([.. question.Key.Select(id => (JsonNode)id)]),
        QuestionType.Flashcard => "",
        _ => question.Key[0],
    };

    public static JsonNode Wrong(QuestionVersion question) => question.Type switch
    {
        QuestionType.Single => question.Options.First(option => !question.Key.Contains(option.Id)).Id,
        QuestionType.Multiple => new JsonArray([.. question.Options.Where(option => !question.Key.Contains(option.Id)).Select(option => (JsonNode)option.Id)]),
        QuestionType.Flashcard => "",
        _ => "xylophone",
    };
}
