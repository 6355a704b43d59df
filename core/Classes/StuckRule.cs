namespace EnglishLearning.Core.Classes;

/// <summary>
/// A learner is stuck on a topic after at least 5 answers in the period of which less than half were correct, where an answer weighs
/// half as much for every 14 days of its age at the period's end: who was wrong last month and is right now is not stuck.
/// </summary>
public static class StuckRule
{
    public const int LeastAnswers = 5;
    public const double Share = 0.5;

    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(14);

    /// <summary>For each millisecond of age an answer's weight is multiplied by e to this.</summary>
    public static double DecayPerMillisecond => -Math.Log(2) / HalfLife.TotalMilliseconds;

    public static bool IsStuck(TopicActivity topic) =>
        topic.Answers >= LeastAnswers && topic.CorrectWeight < Share * topic.Weight;
}
