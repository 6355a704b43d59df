using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnglishLearning.Bench.Http;

internal sealed record GuestBody(string TimeZone);

internal sealed record TokenReply(string AccessToken, int ExpiresIn, string RefreshToken, Guid LearnerId);

internal sealed record RefreshBody(string RefreshToken);

/// <summary>An answer as it is submitted; <paramref name="QuestionId"/> only within a batch, else it is in the path.</summary>
internal sealed record AttemptBody(
    Guid AttemptId,
    string? QuestionId,
    int Version,
    JsonElement Response,
    DateTimeOffset AnsweredAt,
    int ResponseMs,
    int HintsUsed,
    int? Rating = null,
    bool? Unrated = null);

internal sealed record BatchBody(IReadOnlyList<AttemptBody> Attempts);

internal sealed record BatchReply(IReadOnlyList<BatchResult> Results);

internal sealed record BatchResult(Guid? AttemptId, string Status, Problem? Problem = null, JsonElement? CorrectResponse = null);

internal sealed record AttemptReply(Guid AttemptId, bool Correct, JsonElement CorrectResponse, Question? Next);

internal sealed record PracticeReply(IReadOnlyList<Question> Questions);

internal sealed record Question(
    string Id, int Version, string Type, IReadOnlyList<QuestionOption> Options, IReadOnlyList<string> Hints);

internal sealed record QuestionOption(string Id);

internal sealed record CardPage(IReadOnlyList<Card> Cards, string? NextCursor);

internal sealed record Card(
    string QuestionId, DateTimeOffset? Due, double Stability, double Difficulty, int Reps, int Lapses, string State);

internal sealed record AttemptPage(IReadOnlyList<Attempt> Attempts, string? NextCursor);

internal sealed record Attempt(
    Guid AttemptId, string Kind, string QuestionId, DateTimeOffset AnsweredAt, int Rating, double PCorrect, Guid? Voids);

internal sealed record Progress(int Attempts, int Cards);

internal sealed record Statistics(string QuestionId, int AllAttempts);

internal sealed record ImportReply(
    Guid? ImportId, string Status, int Rows, int Imported, int Duplicates, int Rejected, IReadOnlyList<ImportRowError> Errors, string? Failure);

internal sealed record ImportRowError(long Row, string Column, string Message);

/// <summary>RFC 9457.</summary>
internal sealed record Problem(string? Type = null, string? Title = null, string? Detail = null);

/// <summary>The messages as the API documents them; members that are of no use here are left out and ignored.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GuestBody))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(RefreshBody))]
[JsonSerializable(typeof(AttemptBody))]
[JsonSerializable(typeof(AttemptReply))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BatchReply))]
[JsonSerializable(typeof(PracticeReply))]
[JsonSerializable(typeof(CardPage))]
[JsonSerializable(typeof(AttemptPage))]
[JsonSerializable(typeof(Progress))]
[JsonSerializable(typeof(Statistics))]
[JsonSerializable(typeof(ImportReply))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, Default.String);

    public static JsonElement Choices(IEnumerable<string> ids) => JsonSerializer.SerializeToElement([.. ids], Default.StringArray);
}
