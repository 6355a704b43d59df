using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Learners;

/// <summary>
/// The learner's own flashcards just asked and answered. The rest stays in the store: 500 of them would take twice the
/// memory of all else that is kept of a learner.
/// </summary>
public sealed class OwnDeck(Guid learnerId, IFlashcardStore store)
{
    /// <summary>An answer comes for one asked before; more would cost memory with each active learner.</summary>
    private const int Kept = 8;

    private readonly Dictionary<string, OwnFlashcard> _cards = [];

    /// <summary>The question id of a foreign card: the same card of the same learner is always the same question.</summary>
    public static string QuestionId(Guid learnerId, string cardKey)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{learnerId:N}|{cardKey}"), hash);
        return OwnCards.Prefix + Convert.ToHexStringLower(hash[..12]);
    }

    /// <summary>Reads those of the questions that are own flashcards, at once: what is to be found one by one.</summary>
    public async ValueTask ReadAsync(IEnumerable<string> questionIds)
    {
        var own = questionIds.Where(OwnCards.IsOwn).ToHashSet();
        if (own.All(_cards.ContainsKey))
            return;
        foreach (var questionId in _cards.Keys.Where(questionId => !own.Contains(questionId)).Take(_cards.Count + own.Count - Kept).ToArray())
            _cards.Remove(questionId);
        foreach (var card in await store.FindAsync(learnerId, [.. own.Where(questionId => !_cards.ContainsKey(questionId))]))
            _cards[card.QuestionId] = card;
    }

    public async ValueTask<AskedQuestion?> FindAsync(string questionId)
    {
        if (!OwnCards.IsOwn(questionId))
            return null;
        if (!_cards.ContainsKey(questionId))
            await ReadAsync([questionId]);
        return _cards.TryGetValue(questionId, out var card) ? AskedQuestion.OfOwn(card.QuestionId, card.Front, card.Back) : null;
    }

    /// <summary>After new cards were committed, or may have been.</summary>
    public void Forget() => _cards.Clear();
}
