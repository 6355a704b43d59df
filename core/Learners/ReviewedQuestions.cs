using EnglishLearning.Core.Selection;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// Of which questions of a bank a learner has a review: a bit each. The choice of a new question passes over most of what a
/// diligent learner knows; with a look into the cards for each, that was 10 % of an answer.
/// </summary>
internal sealed class ReviewedQuestions
{
    private readonly ulong[] _bits;

    public ReviewedQuestions(QuestionNumbers numbers, CardDictionary cards)
    {
        Numbers = numbers;
        _bits = new ulong[(numbers.Count + 63) / 64];
        for (var i = 0; i < cards.Count; i++)
        {
            ref readonly var card = ref cards.At(i);
            Set(card.Id.ToString(), card.Scheduled);
        }
    }

    public QuestionNumbers Numbers { get; }

    public bool Contains(int number) => (_bits[number >> 6] & (1UL << number)) != 0;

    public void Set(string questionId, in ScheduledCard card)
    {
        if (Numbers.Find(questionId) is not { } number)
            return;
        if (card.IsNew)
            _bits[number >> 6] &= ~(1UL << number);
        else
            _bits[number >> 6] |= 1UL << number;
    }
}
