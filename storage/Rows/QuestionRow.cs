using System.Text.Encodings.Web;
using System.Text.Json;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Rows;

internal static class QuestionRow
{
    /// <summary>The table questions; its key is the first two.</summary>
    public static readonly ColumnSet Columns = new(
        ("question_id", ColumnType.Text),
        ("version", ColumnType.Int),
        ("type", ColumnType.Int),
        ("skill", ColumnType.Int),
        ("level", ColumnType.Int),
        ("status", ColumnType.Int),
        ("body", ColumnType.Text));

    /// <summary>Text as it is written, for people who look into the table; it never reaches a page unescaped.</summary>
    private static readonly StorageJson Json =
        new(new JsonSerializerOptions(StorageJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(IFieldWriter to, StoredQuestion stored)
    {
        var question = stored.Question;
        var body = new QuestionJson(
            question.Stem, question.Options, question.Key, question.Explanation, question.Hints, question.Passage);
        to
            .Add(question.QuestionId)
            .Add(question.Version)
            .Add((int)question.Type)
            .Add((int)question.Skill)
            .Add((int)question.Level)
            .Add((int)stored.Status)
            .Add(JsonSerializer.Serialize(body, Json.QuestionJson));
    }

    public static StoredQuestion Question(this FieldReader from)
    {
        var (id, version) = (from.Text(), from.Int());
        var (type, skill, level) = ((QuestionType)from.Int(), (Skill)from.Int(), (CefrLevel)from.Int());
        var status = (QuestionStatus)from.Int();
        var body = JsonSerializer.Deserialize(from.Text(), Json.QuestionJson)!;
        return new StoredQuestion(
            new QuestionVersion(
                id, version, type, skill, level, body.Stem, body.Options, body.Key, body.Explanation, body.Hints, body.Passage),
            status);
    }
}
