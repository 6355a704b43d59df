using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Selection;

/// <summary>Chooses what to ask next. Pure: the same learner, pool and request give the same choice.</summary>
public static class Selector
{
    /// <summary>In mixed practice two reviews come to each new question while reviews are due.</summary>
    private const int ReviewsPerNew = 2;

    /// <summary>Up to <see cref="SelectionRequest.Count"/> questions in the order to ask them.</summary>
    public static IReadOnlyList<Choice> Choose(LearnerState learner, CandidatePool pool, SelectionRequest request)
    {
        // Each is made when first needed: mostly one question is asked for, and one of the two tells it.
        Choice[]? reviews = request.Mode == PracticeMode.New ? [] : null;
        NewQuestions? fresh = null;
        var chosen = new List<Choice>(request.Count);
        var review = 0;
        while (chosen.Count < request.Count)
        {
            // Counted on from what was answered before, so that asking for one at a time mixes as asking for many.
            var turn = (learner.Totals.Attempts + chosen.Count) % (ReviewsPerNew + 1);
            var newTurn = turn == ReviewsPerNew || review >= (reviews ??= Reviews(learner, pool, request)).Length;
            if (newTurn && request.Mode != PracticeMode.Review && (fresh ??= new NewQuestions(learner, pool, request)).Next() is { } next)
                chosen.Add(next);
            else if (review < (reviews ??= Reviews(learner, pool, request)).Length)
                chosen.Add(reviews[review++]);
            else
                break;
        }
        return chosen;
    }

    private static Choice[] Reviews(LearnerState learner, CandidatePool pool, SelectionRequest request)
    {
        var day = learner.Calendar.DayOf(request.Now);
        var due = ReviewQueue.Due(learner, request.Now, request.Count, questionId => Wanted(questionId, pool, request));
        var reviews = new Choice[due.Count];
        for (var i = 0; i < reviews.Length; i++)
        {
            var (questionId, card, recall) = due[i];
            reviews[i] = new Choice(
                questionId,
                ReasonKind.Due,
                Math.Max(0, day - learner.Calendar.DayOf(card.Due)),
                recall,
                PCorrect(learner, pool.Find(questionId), recall, day));
        }
        return reviews;
    }

    /// <summary>A learner's own flashcards are in no pool: they are reviewed unless a skill or level is asked for.</summary>
    private static bool Wanted(string questionId, CandidatePool pool, SelectionRequest request) =>
        pool.Find(questionId) is { } known
            ? (request.Skill is null || known.Skill == request.Skill) && (request.Level is null || known.Level == request.Level)
            : OwnCards.IsOwn(questionId) && request.Skill is null && request.Level is null;

    private static double PCorrect(LearnerState learner, Candidate? candidate, double recall, int day) =>
        candidate is { SelfGraded: false } known
            ? Rasch.Probability(learner.AbilityIn(known.Skill, day), known.Difficulty, known.Guess, recall)
            : recall;
}
