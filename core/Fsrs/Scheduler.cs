namespace EnglishLearning.Core.Fsrs;

/// <summary>
/// Moves a card through New, Learning, Review and Relearning, and says when it is due. Pure, allocates nothing.
/// </summary>
public static class Scheduler
{
    /// <summary>The card after one review.</summary>
    /// <param name="day">The learner's calendar day. One before the last review counts as the day of it.</param>
    /// <param name="fuzzUnit">Uniform in [0, 1), from <see cref="Fuzz.Unit"/>; unread without fuzz.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a rating, or a unit outside [0, 1).</exception>
    public static Scheduled Review(SchedulerOptions options, in Card card, Rating rating, int day, double fuzzUnit)
    {
        var isNew = card.State == CardState.New;
        var elapsed = isNew ? 0 : ElapsedDays(card, day);
        var memory = isNew
            ? Memory.Initial(options.Parameters, rating)
            : Memory.Next(options.Parameters, new MemoryState(card.Stability, card.Difficulty), elapsed, rating);
        var forgot = card.State == CardState.Review && rating == Rating.Again;
        var reviewed = new Card(
            CardState.Review, Step: 0, memory.Stability, memory.Difficulty,
            LastReviewDay: isNew ? day : Math.Max(day, card.LastReviewDay),
            Reps: card.Reps + 1,
            Lapses: card.Lapses + (forgot ? 1 : 0));

        var wasLearned = card.State is CardState.Review or CardState.Relearning;
        var steps = wasLearned ? options.RelearningSteps : options.LearningSteps;
        if (Steps.Next(steps, card, rating) is var (step, delay))
        {
            var state = wasLearned ? CardState.Relearning : CardState.Learning;
            return new Scheduled(reviewed with { State = state, Step = step }, ScheduledDays: 0, delay);
        }

        return new Scheduled(reviewed, IntervalDays(options, memory.Stability, elapsed, fuzzUnit), TimeSpan.Zero);
    }

    /// <summary>
    /// What each rating would come to, with the same unit. After the first review, a higher rating never gives fewer
    /// days.
    /// </summary>
    public static Outcomes Preview(SchedulerOptions options, in Card card, int day, double fuzzUnit) => new(
        Review(options, card, Rating.Again, day, fuzzUnit),
        Review(options, card, Rating.Hard, day, fuzzUnit),
        Review(options, card, Rating.Good, day, fuzzUnit),
        Review(options, card, Rating.Easy, day, fuzzUnit));

    /// <summary>Probability that the learner recalls the card on that day; 0 for a New card, as in py-fsrs.</summary>
    public static double Retrievability(SchedulerOptions options, in Card card, int day) =>
        card.State == CardState.New
            ? 0
            : Memory.Retrievability(options.Parameters, card.Stability, ElapsedDays(card, day));

    private static int IntervalDays(SchedulerOptions options, double stability, int elapsedDays, double fuzzUnit)
    {
        var maximum = options.MaximumIntervalDays;
        var days = Memory.IntervalDays(options.Parameters, stability, options.DesiredRetention, maximum);
        return options.FuzzEnabled ? Fuzz.Apply(days, elapsedDays, maximum, fuzzUnit) : days;
    }

    private static int ElapsedDays(in Card card, int day) => Math.Max(0, day - card.LastReviewDay);
}
