using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Learners;

/// <summary>A learner's own flashcards, read when first needed.</summary>
public sealed class OwnDeck(Guid learnerId, IFlashcardStore store)
{
    private Dictionary<string, OwnFlashcard>? _cards;

    /// <summary>The question id of a foreign card: the same card of the same learner is always the same question.</summary>
    public static string QuestionId(Guid learnerId, string cardKey)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{learnerId:N}|{cardKey}"), hash);
        return OwnCards.Prefix + Convert.ToHexStringLower(hash[..12]);
    }

    public async ValueTask<AskedQuestion?> FindAsync(string questionId)
    {
        if (!OwnCards.IsOwn(questionId))
            return null;
        _cards ??= (await store.LoadAsync(learnerId)).ToDictionary(card => card.QuestionId);
        return _cards.TryGetValue(questionId, out var card) ? AskedQuestion.OfOwn(card.QuestionId, card.Front, card.Back) : null;
    }

    /// <summary>After new cards were committed, or may have been.</summary>
    public void Forget() => _cards = null;
}
