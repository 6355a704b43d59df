namespace EnglishLearning.Core.Learners;

/// <summary>Counts over all that a learner answered.</summary>
/// <param name="StreakDays">Calendar days in a row with an answer, ending on <paramref name="LastDay"/>.</param>
public readonly record struct LearnerTotals(int Attempts, int Correct, int ActiveDays, int StreakDays, int LastDay)
{
    public LearnerTotals Add(Attempt attempt)
    {
        var sameDay = Attempts > 0 && attempt.Day <= LastDay;
        var nextDay = Attempts > 0 && attempt.Day == LastDay + 1;
        return new LearnerTotals(
            Attempts + 1,
            Correct + (attempt.Correct ? 1 : 0),
            sameDay ? ActiveDays : ActiveDays + 1,
            sameDay ? StreakDays : nextDay ? StreakDays + 1 : 1,
            sameDay ? LastDay : attempt.Day);
    }
}
