using System.Text.Json;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Api.Attempts;

/// <summary>One answer.</summary>
/// <param name="AttemptId">UUIDv7 made by the client: sent again, it is the same answer.</param>
/// <param name="Version">The version of the question that was asked.</param>
/// <param name="Response">An option's id (single), a list of them (multiple), or text (others).</param>
/// <param name="AnsweredAt">RFC 3339 with offset, by the clock of the device.</param>
/// <param name="ResponseMs">From question to answer, 0 to 86400000.</param>
/// <param name="HintsUsed">0 to 20.</param>
/// <param name="Rating">1 again, 2 hard, 3 good, 4 easy. Required for flashcards; elsewhere derived.</param>
/// <param name="Unrated">Practice by choice: recorded, and moves nothing.</param>
public sealed record AttemptBody(
    Guid AttemptId,
    int Version,
    ResponseValue Response,
    DateTimeOffset AnsweredAt,
    int ResponseMs,
    int HintsUsed,
    int? Rating = null,
    bool Unrated = false)
{
    public Answer ToAnswer(string questionId) => new()
    {
        AttemptId = AttemptId,
        QuestionId = questionId,
        Version = Version,
        Response = Response,
        AnsweredAt = AnsweredAt,
        ResponseMs = ResponseMs,
        HintsUsed = HintsUsed,
        Rating = (Rating?)Rating,
        Unrated = Unrated,
    };
}

/// <summary>Answers given without a connection, or in a hurry.</summary>
/// <param name="Attempts">1 to 500. Each is judged by itself: one that does not fit harms no other.</param>
public sealed record BatchBody(IReadOnlyList<RawItem> Attempts);

/// <summary>An item of a batch, any JSON, not looked into yet.</summary>
public readonly record struct RawItem(JsonElement Json);

/// <summary>One answer of a batch; see <see cref="AttemptBody"/>.</summary>
public sealed record BatchItem(
    Guid AttemptId,
    string QuestionId,
    int Version,
    ResponseValue Response,
    DateTimeOffset AnsweredAt,
    int ResponseMs,
    int HintsUsed,
    int? Rating = null,
    bool Unrated = false)
{
    public Answer ToAnswer() =>
        new AttemptBody(AttemptId, Version, Response, AnsweredAt, ResponseMs, HintsUsed, Rating, Unrated).ToAnswer(QuestionId);
}
