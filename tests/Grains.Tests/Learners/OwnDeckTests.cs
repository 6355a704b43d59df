using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Tests.Learners;
using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class OwnDeckTests
{
    /// <summary>Cards and attempts hang on these ids.</summary>
    [Fact]
    public void QuestionId_IsFrozen() =>
        Assert.Equal("own-ffedef3d95dd0c6ef9d93c4d", OwnDeck.QuestionId(Answers.LearnerId, "1502641013846"));

    [Fact]
    public void QuestionId_OfAnotherCardOrLearner_IsAnother()
    {
        string[] ids =
        [
            OwnDeck.QuestionId(Answers.LearnerId, "1"), OwnDeck.QuestionId(Answers.LearnerId, "2"), OwnDeck.QuestionId(Guid.Empty, "1"),
        ];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(OwnCards.IsOwn(id)));
        Assert.All(ids, id => Assert.Matches("^own-[0-9a-f]{24}$", id));
    }
}
