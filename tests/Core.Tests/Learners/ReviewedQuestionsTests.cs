using CsCheck;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class ReviewedQuestionsTests
{
    private static readonly Gen<(Attempt[] History, int Seed)> Cases =
        Gen.Select(AttemptGen.History(Answers.Jakarta, most: 60), Gen.Int);

    [Fact]
    public void ReviewedOf_AfterAnyAnswersInAnyOrder_IsWhatTheCardsSay()
    {
        var unreviewed = 0;
        Cases.Sample(@case =>
        {
            var random = new Random(@case.Seed);
            var state = Answers.NewLearner();
            var ids = @case.History.Select(attempt => attempt.QuestionId).Distinct().ToArray();
            var numbers = QuestionNumbers.Of([.. ids, .. Enumerable.Range(0, 70).Select(i => $"never-{i}")]);
            var log = new List<Attempt>();
            foreach (var attempt in @case.History.OrderBy(_ => random.Next()))
            {
                // The bank changes now and then, and with it the numbers.
                if (random.Next(10) == 0)
                    numbers = QuestionNumbers.Of([.. ids.OrderBy(_ => random.Next()), $"new-{random.Next()}"], numbers);
                var reviewed = state.ReviewedOf(numbers);
                Assert.Same(reviewed, state.ReviewedOf(numbers));
                var (draft, told) = LearnerFold.Refold(state, log, [attempt]);
                draft.AcceptInto(state, draft.DifferenceTo(state));
                log.AddRange(told);
                foreach (var id in ids)
                {
                    var expected = state.Cards.TryGetValue(id, out var card) && !card.IsNew;
                    Assert.Equal(expected, reviewed.Contains(numbers.Find(id)!.Value));
                    if (!expected && state.Cards.ContainsKey(id))
                        unreviewed++;
                }
                Assert.DoesNotContain(Enumerable.Range(0, 70), i => numbers.Find($"never-{i}") is { } number && reviewed.Contains(number));
            }
        }, iter: 300);
        Assert.True(unreviewed > 100, $"Only {unreviewed} cards without a review were met.");
    }

    [Fact]
    public void Numbers_AreWithoutAGap_AndKeptWhileTheQuestionsAreTheSame()
    {
        var numbers = QuestionNumbers.Of(["c", "a", "b"]);
        Assert.Equal([0, 1, 2], new[] { "a", "b", "c" }.Select(id => numbers.Find(id)!.Value).Order());
        Assert.Null(numbers.Find("x"));
        Assert.Same(numbers, QuestionNumbers.Of(["b", "a", "c"], numbers));
        Assert.NotSame(numbers, QuestionNumbers.Of(["a", "b"], numbers));
        Assert.NotSame(numbers, QuestionNumbers.Of(["a", "b", "d"], numbers));
    }
}
