using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Learners;

/// <summary>Folds a chunk of reviews made elsewhere into a learner: each foreign card becomes an own flashcard.</summary>
public sealed class ImportDesk(Guid learnerId, LearnerServices services, LearnerLedger ledger, OwnDeck deck)
{
    public async Task<ImportCounts> ImportAsync(IReadOnlyList<ForeignReview> reviews)
    {
        var learner = await ledger.StateAsync();
        var now = services.Time.GetUtcNow();
        var attempts = new Dictionary<Guid, Attempt>();
        var flashcards = new Dictionary<string, OwnFlashcard>();
        foreach (var review in reviews)
        {
            var questionId = OwnDeck.QuestionId(learnerId, review.CardKey);
            if (!learner.Cards.ContainsKey(questionId))
                flashcards.TryAdd(questionId, new OwnFlashcard(questionId, review.Front, review.Back));
            var id = AttemptId.OfForeign(learnerId, review);
            var own = AskedQuestion.OfOwn(questionId, review.Front, review.Back);
            attempts.TryAdd(id, AnswerJudge.Judge(review, id, own, learner.Calendar, now));
        }

        try
        {
            var recorded = await ledger.AddAsync([.. attempts.Values], [.. flashcards.Values]);
            var imported = recorded.Values.Count(entry => entry.IsNew);
            return new ImportCounts(imported, reviews.Count - imported, imported == 0 ? 0 : flashcards.Count);
        }
        finally
        {
            if (flashcards.Count > 0)
                deck.Forget();
        }
    }
}
