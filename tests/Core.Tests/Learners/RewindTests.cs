using CsCheck;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

/// <summary>Late answers folded in memory against the whole log folded anew.</summary>
public sealed class RewindTests
{
    private static readonly Gen<(string Zone, Attempt[] History, int Seed)> Cases =
        from zone in AttemptGen.Zone
        from history in AttemptGen.History(zone, most: 40)
        from seed in Gen.Int
        select (zone, history, seed);

    [Fact]
    public void Continue_WhereItReaches_IsTheWholeRefold_ToTheBit()
    {
        var late = 0;
        Cases.Sample(@case =>
        {
            var random = new Random(@case.Seed);
            var state = Answers.NewLearner(@case.Zone);
            var log = new List<Attempt>();
            // Nearly in order, as answers of two devices are: each may fall behind by a few.
            var arriving = @case.History.OrderBy(attempt => attempt.Key).Select((attempt, i) => (attempt, i + random.Next(6))).OrderBy(pair => pair.Item2).Select(pair => pair.attempt).ToArray();
            foreach (var chunk in arriving.Chunk(random.Next(1, 4)))
            {
                var batch = chunk.OrderBy(attempt => attempt.Key).ToArray();
                var (whole, told) = LearnerFold.Refold(state, log, batch);
                var cards = whole.DifferenceTo(state);
                if (state.CanRewindTo(batch[0].Key))
                {
                    if (state.Last > batch[0].Key)
                        late++;
                    var (draft, entries) = LearnerFold.Continue(state, batch);
                    Assert.Equal(told, entries);
                    Assert.Equal(whole.ToRecord() with { Abilities = AbilityDictionary.None }, draft.ToRecord() with { Abilities = AbilityDictionary.None });
                    Assert.Equal(whole.ToRecord().Abilities, draft.ToRecord().Abilities);
                    Assert.Equal(cards.OrderBy(card => card.Key), draft.DifferenceTo(state).OrderBy(card => card.Key));
                    whole = draft;
                }
                whole.AcceptInto(state, cards);
                log.AddRange(told);
                foreach (var attempt in log)
                    Assert.True(state.FindRecent(attempt.AttemptId) is not { } recent || recent == attempt);
            }
        }, iter: 500);
        Assert.True(late > 500, $"Only {late} late answers were folded in memory.");
    }

    [Fact]
    public void CanRewindTo_ReachesBackOverTheRecalledAlone()
    {
        var learner = Answers.NewLearner();
        Assert.True(learner.CanRewindTo(Answers.At(Answers.Noon, 1).Key));
        for (var minute = 0; minute < 20; minute++)
            learner.Take(Answers.At(Answers.Noon.AddMinutes(minute), minute));
        var reached = Enumerable.Range(0, 20).Where(minute => learner.CanRewindTo(Answers.At(Answers.Noon.AddMinutes(minute - 0.5), 99).Key));
        Assert.Equal(Enumerable.Range(20 - RecentSteps.Least, RecentSteps.Least), reached);
        // One that is there already is for the log to tell.
        Assert.False(learner.CanRewindTo(Answers.At(Answers.Noon.AddMinutes(19), 19).Key));
        Assert.False(new LearnerState(learner.ToRecord(), learner.Cards).CanRewindTo(Answers.At(Answers.Noon, 99).Key));
    }

    [Fact]
    public void Issue3_AfterARefold_LateAnswersAreTakenInFromAsFarBackAsAMailboxReaches()
    {
        var learner = Answers.NewLearner();
        var log = new List<Attempt>(learner.Take(Enumerable.Range(0, 200).Select(minute => Answers.At(Answers.Noon.AddMinutes(minute), minute))));
        for (var again = 0; again < 2; again++)
        {
            var (draft, told) = LearnerFold.Refold(learner, log, [Answers.At(Answers.Noon.AddMinutes(0.5), 1000 + log.Count)]);
            draft.AcceptInto(learner, draft.DifferenceTo(learner));
            log.AddRange(told);
            Assert.True(learner.CanRewindTo(Answers.At(Answers.Noon.AddMinutes(200 - RecentSteps.Most - 0.5), 999).Key));
            Assert.False(learner.CanRewindTo(Answers.At(Answers.Noon.AddMinutes(200 - RecentSteps.Most - 1.5), 999).Key));
        }
    }

    [Fact]
    public void FindRecent_KnowsTheLastEight()
    {
        var learner = Answers.NewLearner();
        var told = learner.Take(Enumerable.Range(1, 20).Select(i => Answers.At(Answers.Noon.AddMinutes(i), i)));
        Assert.Equal(Enumerable.Range(13, 8), Enumerable.Range(1, 20).Where(number => learner.FindRecent(Answers.Id(number)) is not null));
        Assert.Equal(told[^1], learner.FindRecent(Answers.Id(20)));
    }
}
