using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage;

namespace EnglishLearning.Bench.Commits;

/// <summary>A learner whose answers are folded here as the product folds them, so that what is committed is what a silo commits.</summary>
internal sealed class Student
{
    private const double ShareRight = 0.75;

    private readonly LearnerState _state;

    public Student(Guid learnerId, DateTimeOffset createdAt) =>
        _state = new LearnerState(LearnerState.Registered(learnerId, "Asia/Jakarta", createdAt), NoCards);

    private static Dictionary<string, ScheduledCard> NoCards { get; } = [];

    public LearnerCommit Register() => new(_state.ToRecord(), [], NoCards, []);

    /// <summary>The next answers: to be committed, then <see cref="Pending.Accept"/>ed.</summary>
    /// <param name="at">Time of the first, in whole milliseconds, after all before.</param>
    /// <param name="spacing">To each next one.</param>
    public Pending Answer(IReadOnlyList<string> questionIds, DateTimeOffset at, TimeSpan spacing, Random random)
    {
        var draft = new LearnerDraft(_state);
        var seen = new HashSet<string>();
        var entries = new Attempt[questionIds.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var first = seen.Add(questionIds[i]) && !_state.Cards.ContainsKey(questionIds[i]);
            entries[i] = draft.Apply(NewAttempt(questionIds[i], at + i * spacing, first, random));
        }
        var flashcards = questionIds.Where(OwnCards.IsOwn).Select(id => new OwnFlashcard(id, "to look forward to", "menantikan"));
        return new Pending(_state, draft, new LearnerCommit(draft.ToRecord(), entries, draft.ChangedCards, [.. flashcards]));
    }

    private Attempt NewAttempt(string questionId, DateTimeOffset at, bool first, Random random)
    {
        var correct = random.NextDouble() < ShareRight;
        return new Attempt
        {
            AttemptId = Guid.CreateVersion7(at),
            Kind = EntryKind.Answer,
            QuestionId = questionId,
            QuestionVersion = 1,
            Skill = Skill.Grammar,
            Response = correct ? "\"b\"" : "\"a\"",
            AnsweredAt = at,
            ReceivedAt = at,
            Day = _state.Calendar.DayOf(at),
            ResponseMs = random.Next(300, 30_000),
            HintsUsed = 0,
            Correct = correct,
            Score = correct ? 1 : 0,
            Rating = correct ? Rating.Good : Rating.Again,
            Rated = true,
            SelfGraded = OwnCards.IsOwn(questionId),
            First = first,
            Parameters = new QuestionParameters(new Estimate(0.3, 0.8), 0.25, 12),
            PCorrect = 0,
            AbilityBefore = default,
            CardAfter = default,
            AbilityAfter = default,
            BodyHash = random.NextInt64(),
        };
    }

    /// <summary>Computed and not committed yet.</summary>
    public sealed class Pending(LearnerState state, LearnerDraft draft, LearnerCommit commit)
    {
        public LearnerCommit Commit => commit;

        /// <summary>After the commit.</summary>
        public void Accept() => draft.AcceptInto(state, draft.ChangedCards);
    }
}
