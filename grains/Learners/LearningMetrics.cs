using System.Diagnostics.Metrics;
using System.Globalization;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Content;

namespace EnglishLearning.Grains.Learners;

/// <summary>
/// What learners do and how well it was foreseen, counted where it is stored: who was active is a sum over silos, and no query
/// ever reads all learners. Nothing here tells of one learner.
/// </summary>
public static class LearningMetrics
{
    public const string MeterName = "EnglishLearning.Learning";

    /// <summary>Who answers after a longer break has begun anew.</summary>
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(30);

    private const int Bins = 10;

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Loads = Meter.CreateCounter<long>(
        "learning.state.loads", "{load}", "Learners read from the database: of all calls to learners, those that memory could not answer.");

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>(
        "learning.answers", "{answer}", "Answers stored, by skill.");

    private static readonly Counter<long> ActiveDays = Meter.CreateCounter<long>(
        "learning.active.days", "{day}", "Learners who gave the first answer of their day: over 24 hours, the daily active learners.");

    private static readonly Counter<long> Sessions = Meter.CreateCounter<long>(
        "learning.sessions", "{session}", "Times that a learner began to answer, after a break of more than half an hour.");

    private static readonly Counter<double> SessionTime = Meter.CreateCounter<double>(
        "learning.session.time", "s", "Time of learners from answer to answer without breaks: over sessions, their mean length.");

    private static readonly Counter<long> Lessons = Meter.CreateCounter<long>(
        "learning.lessons.completed", "{lesson}", "Lessons of which a learner has answered the last question for the first time.");

    private static readonly Counter<long> Predictions = Meter.CreateCounter<long>(
        "learning.predictions", "{answer}", "Rated answers, by the tenth of the probability that was foreseen.");

    private static readonly Counter<double> Foreseen = Meter.CreateCounter<double>(
        "learning.predictions.foreseen", "{answer}", "Sum of the probabilities foreseen, by their tenth: over predictions, what was promised.");

    private static readonly Counter<long> Correct = Meter.CreateCounter<long>(
        "learning.predictions.correct", "{answer}", "Rated answers that were right, by the tenth foreseen: over predictions, what came of it.");

    private static readonly KeyValuePair<string, object?>[] BinTags =
        [.. Enumerable.Range(0, Bins).Select(bin => new KeyValuePair<string, object?>("bin", (bin / 10.0).ToString("0.0", CultureInfo.InvariantCulture)))];

    private static readonly Dictionary<Skill, KeyValuePair<string, object?>> SkillTags =
        Enum.GetValues<Skill>().ToDictionary(skill => skill, skill => new KeyValuePair<string, object?>("skill", $"{skill}".ToLowerInvariant()));

    /// <summary>Counts nothing: so that the first of each is seen as one more, and not as a count that began with it.</summary>
    public static void Announce()
    {
        foreach (var counter in (Counter<long>[])[Loads, ActiveDays, Sessions, Lessons])
            counter.Add(0);
        SessionTime.Add(0);
        foreach (var skill in SkillTags.Values)
            Answers.Add(0, skill);
        foreach (var bin in BinTags)
        {
            Predictions.Add(0, bin);
            Foreseen.Add(0, bin);
            Correct.Add(0, bin);
        }
    }

    internal static void Loaded() => Loads.Add(1);

    /// <summary>Of answers that have just been stored, in their order.</summary>
    /// <param name="learner">As they made it.</param>
    /// <param name="last">The learner's newest answer before them.</param>
    /// <param name="lastDay">The newest day with an answer before them.</param>
    internal static void Stored(
        IReadOnlyDictionary<Guid, Recorded> recorded, LearnerState learner, AttemptKey? last, int lastDay, LessonIndex lessons)
    {
        var (before, wasActive) = (last?.AnsweredAt, last is not null);
        foreach (var (attempt, isNew) in recorded.Values)
        {
            if (!isNew || attempt.Kind != EntryKind.Answer)
                continue;
            Answers.Add(1, SkillTags[attempt.Skill]);
            // What a phone brings of days before makes nobody active today.
            if (!(wasActive && lastDay >= attempt.Day) && attempt.Day == learner.Calendar.DayOf(attempt.ReceivedAt))
            {
                (wasActive, lastDay) = (true, attempt.Day);
                ActiveDays.Add(1);
            }
            // What arrives late falls into a session that was counted.
            if (before is not { } previous || attempt.AnsweredAt > previous)
            {
                CountTime(attempt, before);
                before = attempt.AnsweredAt;
            }
            if (attempt is { Rated: true, SelfGraded: false })
                CountPrediction(attempt);
            if (attempt.First && lessons.LessonOf(attempt.QuestionId) is { } lesson && lessons.QuestionsOf(lesson).All(learner.Cards.ContainsKey))
                Lessons.Add(1);
        }
    }

    private static void CountTime(Attempt attempt, DateTimeOffset? before)
    {
        if (before is { } previous && attempt.AnsweredAt - previous <= Break)
        {
            SessionTime.Add((attempt.AnsweredAt - previous).TotalSeconds);
            return;
        }
        Sessions.Add(1);
        SessionTime.Add(Math.Min(attempt.ResponseMs / 1000.0, Break.TotalSeconds));
    }

    private static void CountPrediction(Attempt attempt)
    {
        var bin = BinTags[Math.Clamp((int)(attempt.PCorrect * Bins), 0, Bins - 1)];
        Predictions.Add(1, bin);
        Foreseen.Add(attempt.PCorrect, bin);
        if (attempt.Correct)
            Correct.Add(1, bin);
    }
}
