using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>
/// Nothing acknowledged is lost, nothing counts twice: the log and the progress of each learner against what the server
/// acknowledged.
/// </summary>
internal static class Integrity
{
    /// <returns>False where the counts cannot be relied on, because a request failed that may have been carried out.</returns>
    public static async Task<bool> CheckAsync(Student student, Courier courier)
    {
        if (student.IsUncertain)
            return false;
        var log = new List<Attempt>();
        string? cursor = null;
        do
        {
            var page = await courier.SendAsync(Requests.Attempts(cursor) with { Token = student.Token }, 200);
            if (page is null)
                return false;
            var read = page.Read(ApiJson.Default.AttemptPage);
            log.AddRange(read.Attempts);
            cursor = read.NextCursor;
        }
        while (cursor is not null);
        if (await courier.SendAsync(Requests.Progress() with { Token = student.Token }, 200) is not { } progress)
            return false;
        foreach (var fault in Faults(student, log, progress.Read(ApiJson.Default.Progress).Attempts))
            courier.Faults.Add($"learner {student.LearnerId}: {fault}");
        return true;
    }

    internal static IEnumerable<string> Faults(Student student, IReadOnlyList<Attempt> log, int attempts)
    {
        var answers = log.Where(entry => entry.Kind == "answer").Select(entry => entry.AttemptId).ToArray();
        var accepted = student.Accepted.ToHashSet();
        if (answers.Length != answers.Distinct().Count())
            yield return "an answer stands twice in the log";
        if (accepted.Except(answers).Count() is > 0 and var lost)
            yield return $"{lost} acknowledged answers are not in the log";
        if (answers.Except(accepted).Count() is > 0 and var stray)
            yield return $"{stray} answers in the log were never acknowledged";
        if (!log.Where(entry => entry.Voids is not null).Select(entry => entry.Voids!.Value).ToHashSet().SetEquals(student.Undone))
            yield return "the log does not take back what was taken back";
        if (log.Count(entry => entry.Kind == "import") is var imported && imported != student.Imported)
            yield return $"{imported} imported reviews in the log, {student.Imported} acknowledged";
        if (attempts != student.Standing + student.Imported)
            yield return $"progress counts {attempts} attempts, {student.Standing + student.Imported} stand";
    }
}
