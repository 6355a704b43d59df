using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class RecentStepsTests
{
    [Fact]
    public void AnAttempt_IsKeptWithEveryMember()
    {
        var attempt = Answers.At(Answers.Noon, 7) with
        {
            ReceivedAt = Answers.Noon.AddSeconds(3),
            HintsUsed = 2,
            SelfRating = Rating.Hard,
            SelfGraded = true,
            PCorrect = 0.7,
            AbilityBefore = new Estimate(0.1, 0.2),
            AbilityAfter = new Estimate(0.3, 0.4),
            CardAfter = new ScheduledCard(new Card(CardState.Review, 1, 2, 3, 4, 5, 6), Answers.Noon, Answers.Noon.AddDays(1), 1),
            Voids = Answers.Id(3),
        };
        // A member at its default would be equal without having been kept.
        Assert.All(typeof(Attempt).GetProperties(), property => Assert.False(
            property.GetValue(attempt) is null or false or 0 or 0L or 0.0, $"{property.Name} is at its default here."));
        Assert.Equal(attempt, new KeptAttempt(attempt).ToAttempt());
        Assert.Equal(attempt.Key, new KeptAttempt(attempt).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("[\"a\"]")]
    [InlineData("\"123456789012345678901\"")]
    [InlineData("\"1234567890123456789012\"")]
    [InlineData("\"12345678901234567890123\"")]
    [InlineData("\"caf\u00e9\"")]
    [InlineData("\"\ud800\"")]
    public void AResponse_IsKeptAsItIs(string response) => Assert.Equal(response, new ShortText(response).ToString());

    [Fact]
    public void Steps_AfterAnyAddingAndTruncating_AreTheNewestInOrder() =>
        Gen.Int[-9, 20].Array[0, 60].Select(Gen.Int[1, 20]).Sample((moves, capacity) =>
        {
            var steps = new RecentSteps(capacity);
            var expected = new List<int>();
            var number = 0;
            foreach (var move in moves)
            {
                if (move < 0)
                {
                    steps.Truncate(-move - 1);
                    expected = [.. expected.Take(-move - 1)];
                    continue;
                }
                steps.Add(new FoldStep(new KeptAttempt(Answers.At(Answers.Noon, ++number)), default, null, default, null));
                expected = [.. expected.Append(number).TakeLast(capacity)];
            }
            Assert.Equal(expected.Select(Answers.Id), Enumerable.Range(0, steps.Count).Select(i => steps[i].Attempt.AttemptId));
        }, iter: 2000);
}
