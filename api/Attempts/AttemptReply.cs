using System.Text.Json.Serialization;
using EnglishLearning.Api.Practice;
using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Api.Attempts;

/// <summary>What became of an answer.</summary>
/// <param name="Score">Credit, 0 to 1.</param>
/// <param name="Correction">Where a slip of the pen was forgiven: what was expected.</param>
/// <param name="Rating">1 again, 2 hard, 3 good, 4 easy: what the card was scheduled by.</param>
/// <param name="PCorrect">Expected success before the answer, 0 to 1.</param>
/// <param name="Next">The next question, or null where none is left.</param>
public sealed record AttemptReply(
    Guid AttemptId,
    bool Correct,
    double Score,
    ResponseValue CorrectResponse,
    string? Correction,
    string Explanation,
    int Rating,
    CardBody Card,
    AbilityBody Ability,
    DifficultyBody Question,
    double PCorrect,
    QuestionBody? Next);

/// <summary>The memory of this question.</summary>
/// <param name="Due">UTC; null for a card without a rated review.</param>
/// <param name="Stability">Days until recall falls to 90 %.</param>
/// <param name="Difficulty">FSRS difficulty, 1 to 10.</param>
/// <param name="Retrievability">Probability of recall now, 0 to 1.</param>
public sealed record CardBody(DateTimeOffset? Due, double Stability, double Difficulty, double Retrievability, int ScheduledDays);

/// <summary>An ability on the logit scale (B1 is around 0) with its CEFR band.</summary>
public sealed record AbilityBody(Skill Skill, double Value, double Deviation, CefrLevel Level);

/// <summary>A question on the logit scale.</summary>
/// <param name="Attempts">First attempts that the difficulty rests on.</param>
public sealed record DifficultyBody(double Difficulty, double Deviation, int Attempts);

/// <param name="Results">One for each attempt, in the order given.</param>
public sealed record BatchReply(IReadOnlyList<BatchResult> Results);

/// <summary>What became of one answer of a batch; the result's members are there where it is accepted or duplicate.</summary>
/// <param name="AttemptId">Null where it could not be read.</param>
public sealed record BatchResult(Guid? AttemptId, AnswerStatus Status)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Correct { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResponseValue? CorrectResponse { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Correction { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Explanation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rating { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CardBody? Card { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AbilityBody? Ability { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DifficultyBody? Question { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PCorrect { get; init; }

    /// <summary>There where it was not taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BatchProblem? Problem { get; init; }

    /// <summary>Each fault with its place in the body.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldError>? Errors { get; init; }
}

/// <summary>Why an answer of a batch was not taken.</summary>
public sealed record BatchProblem(string Type, string Title, string Detail);
