using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using EnglishLearning.Core.Tests.Learners;

namespace EnglishLearning.Core.Tests.Selection;

/// <summary>Pools, learners and requests, as short as a test wants them.</summary>
internal static class Bank
{
    internal static readonly DateTimeOffset Now = Answers.Noon;

    internal static readonly int Today = LearnerCalendar.Of(Answers.Jakarta).DayOf(Now);

    internal static Candidate Question(
        string id, Skill skill = Skill.Grammar, double difficulty = -1, double guess = 0.25, int exposure = 0,
        CefrLevel? level = null, double deviation = 0.3, bool selfGraded = false) =>
        new(id, skill, level ?? Scale.LevelOf(difficulty), new Estimate(difficulty, deviation), guess, exposure, selfGraded);

    /// <summary>Alike questions "grammar-000", "grammar-001", ...</summary>
    internal static IEnumerable<Candidate> Alike(Skill skill, int count, double difficulty = -2.3) =>
        Enumerable.Range(0, count).Select(i => Question($"{skill}-{i:d3}".ToLowerInvariant(), skill, difficulty));

    internal static SelectionRequest Ask(int count, PracticeMode mode = PracticeMode.New, ulong seed = 1) =>
        new(count, mode, null, null, Now, seed);

    internal static LearnerState Learner(
        IEnumerable<(Skill Skill, double Value, int Attempts)> abilities, params IEnumerable<(string Id, ScheduledCard Card)> cards) =>
        new(
            LearnerState.Registered(Answers.LearnerId, Answers.Jakarta, Now.AddYears(-1)) with
            {
                Abilities = abilities.ToDictionary(
                    ability => ability.Skill,
                    ability => new SkillAbility(new Estimate(ability.Value, 0.3), ability.Attempts, Today)),
            },
            cards.ToDictionary(entry => entry.Id, entry => entry.Card));

    internal static LearnerState Learner(params IEnumerable<(string Id, ScheduledCard Card)> cards) => Learner([], cards);

    /// <summary>A card reviewed some days ago and due at the beginning of a day, <paramref name="late"/> days before today.</summary>
    internal static ScheduledCard Card(int late, double stability = 10, int reviewed = 10)
    {
        var calendar = LearnerCalendar.Of(Answers.Jakarta);
        var card = new Card(CardState.Review, 0, stability, 5, Today - reviewed, 3, 0);
        return new ScheduledCard(card, calendar.StartOfDay(Today - reviewed), calendar.StartOfDay(Today - late), reviewed - late);
    }
}
