using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// An attempt as a learner in memory keeps it: by value, so that a later one is written over it. Kept as an object, each answer's
/// attempt outlived the youngest generation, and finding and moving them was most of the time that the collector stopped a silo.
/// </summary>
internal readonly struct KeptAttempt(Attempt attempt)
{
    private readonly EntryKind _kind = attempt.Kind;
    private readonly int _questionVersion = attempt.QuestionVersion;
    private readonly ShortText _response = new(attempt.Response);
    private readonly DateTimeOffset _receivedAt = attempt.ReceivedAt;
    private readonly int _day = attempt.Day;
    private readonly int _responseMs = attempt.ResponseMs;
    private readonly int _hintsUsed = attempt.HintsUsed;
    private readonly Rating? _selfRating = attempt.SelfRating;
    private readonly bool _correct = attempt.Correct;
    private readonly double _score = attempt.Score;
    private readonly Rating _rating = attempt.Rating;
    private readonly bool _rated = attempt.Rated;
    private readonly bool _selfGraded = attempt.SelfGraded;
    private readonly bool _first = attempt.First;
    private readonly QuestionParameters _parameters = attempt.Parameters;
    private readonly double _pCorrect = attempt.PCorrect;
    private readonly Estimate _abilityBefore = attempt.AbilityBefore;
    private readonly ScheduledCard _cardAfter = attempt.CardAfter;
    private readonly Estimate _abilityAfter = attempt.AbilityAfter;
    private readonly long _bodyHash = attempt.BodyHash;
    private readonly Guid? _voids = attempt.Voids;

    public readonly Guid AttemptId = attempt.AttemptId;
    public readonly string QuestionId = attempt.QuestionId;
    public readonly Skill Skill = attempt.Skill;
    public readonly DateTimeOffset AnsweredAt = attempt.AnsweredAt;

    public AttemptKey Key => new(AnsweredAt, AttemptId);

    public Attempt ToAttempt() => new()
    {
        AttemptId = AttemptId,
        Kind = _kind,
        QuestionId = QuestionId,
        QuestionVersion = _questionVersion,
        Skill = Skill,
        Response = _response.ToString(),
        AnsweredAt = AnsweredAt,
        ReceivedAt = _receivedAt,
        Day = _day,
        ResponseMs = _responseMs,
        HintsUsed = _hintsUsed,
        SelfRating = _selfRating,
        Correct = _correct,
        Score = _score,
        Rating = _rating,
        Rated = _rated,
        SelfGraded = _selfGraded,
        First = _first,
        Parameters = _parameters,
        PCorrect = _pCorrect,
        AbilityBefore = _abilityBefore,
        CardAfter = _cardAfter,
        AbilityAfter = _abilityAfter,
        BodyHash = _bodyHash,
        Voids = _voids,
    };
}
