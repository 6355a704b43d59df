using EnglishLearning.Core.Classes;

namespace EnglishLearning.Storage.Rows;

internal static class ProgressRow
{
    /// <summary>
    /// An attempt's id is made when it is answered, by the device's clock, which may be a little behind the time that the answer is
    /// taken for: ids from a day before the opening are looked at.
    /// </summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    /// <summary>No attempt from the opening on has a lower id.</summary>
    public static Guid LowestAttemptId(AssignmentScope assignment)
    {
        var milliseconds = Math.Max(0, (assignment.OpenedAt - ClockDifference).ToUnixTimeMilliseconds());
        return Guid.ParseExact($"{milliseconds:x12}{new string('0', 20)}", "N");
    }

    /// <summary>Rows name an assignment by its place.</summary>
    public static AssignmentActivity Progress(this FieldReader from, IReadOnlyList<AssignmentScope> assignments) => new(
        assignments[from.Int()].AssignmentId, from.Id(), from.Int(), from.Int(), from.Int(), from.Int(), from.Long(), from.Long());
}
