namespace EnglishLearning.Bench.Soak;

/// <summary>What learners do, by how often they do it.</summary>
internal sealed class Traffic
{
    private readonly (int Weight, Func<Student, Task> Act)[] _mix;
    private readonly int _total;

    public Traffic(Courier courier)
    {
        var keys = new AnswerKeys();
        var answers = new AnswerTraffic(courier, keys);
        var batches = new BatchTraffic(courier, keys);
        var history = new HistoryTraffic(courier);
        var reading = new ReadTraffic(courier, keys);
        var bad = new BadTraffic(courier);
        _mix =
        [
            (450, answers.AnswerAsync),
            (110, answers.PracticeAsync),
            (110, batches.SendAsync),
            (60, reading.CardsAsync),
            (60, reading.ProgressAsync),
            (60, reading.AttemptsAsync),
            (40, history.UndoAsync),
            (30, answers.AnswerTwiceAsync),
            (30, reading.StatisticsAsync),
            (20, bad.SendAsync),
            (10, history.ImportAsync),
            (10, reading.DescriptionAsync),
            (10, reading.HealthAsync),
        ];
        _total = _mix.Sum(entry => entry.Weight);
    }

    /// <summary>One thing, by chance.</summary>
    public Task ActAsync(Student student)
    {
        var drawn = student.Random.Next(_total);
        foreach (var (weight, act) in _mix)
        {
            if ((drawn -= weight) < 0)
                return act(student);
        }
        return Task.CompletedTask;
    }
}
