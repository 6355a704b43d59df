using System.Diagnostics.Metrics;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage.Content;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Issue 5: what dashboards tell of learners is what they did.</summary>
public sealed class LearningMetricsTests
{
    /// <summary>In Jakarta the afternoon; the day began at 04:00 there.</summary>
    private static readonly DateTimeOffset Afternoon = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AnswersAreCounted_WithSessions_TheirLength_AndTheDay()
    {
        await using var store = await Store.CreateAsync();
        var time = new FixedTime(Afternoon);
        var desk = await Desk.RegisterAsync(Guid.CreateVersion7(), await Desk.ServicesAsync(store, time: time));
        using var counts = new Counts();

        await desk.AnswerAsync(Answers.To(SampleBank.Single(0), Afternoon));
        var second = Answers.To(SampleBank.Single(4), Afternoon.AddMinutes(10));
        time.Now = Afternoon.AddHours(2);
        await desk.AnswerAsync(second, Answers.To(SampleBank.Single(1), Afternoon.AddMinutes(41)));
        // Told again, nothing is counted again.
        await desk.AnswerAsync(second);

        Assert.Equal((2, 1), (counts["learning.answers", "grammar"], counts["learning.answers", "vocabulary"]));
        Assert.Equal(1, counts["learning.active.days"]);
        // Six seconds of the first answer, ten minutes to the second; 31 minutes are a break.
        Assert.Equal((2, 6 + 600 + 6), (counts["learning.sessions"], counts["learning.session.time"]));
    }

    [Fact]
    public async Task WhatAPhoneBringsOfYesterday_MakesNobodyActiveToday()
    {
        await using var store = await Store.CreateAsync();
        var desk = await Desk.RegisterAsync(Guid.CreateVersion7(), await Desk.ServicesAsync(store, time: new FixedTime(Afternoon)));
        using var counts = new Counts();
        await desk.AnswerAsync(Answers.To(SampleBank.Single(0), Afternoon.AddDays(-1)));
        Assert.Equal((1, 0), (counts["learning.answers"], counts["learning.active.days"]));
        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), Afternoon.AddHours(-1)), Answers.To(SampleBank.Single(2), Afternoon));
        Assert.Equal((3, 1), (counts["learning.answers"], counts["learning.active.days"]));
        // Older than what is known: in a session that was counted.
        var before = (counts["learning.sessions"], counts["learning.session.time"]);
        await desk.AnswerAsync(Answers.To(SampleBank.Single(3), Afternoon.AddHours(-3)));
        Assert.Equal(before, (counts["learning.sessions"], counts["learning.session.time"]));
    }

    [Fact]
    public async Task WhatWasForeseen_IsCountedByItsTenth_AndWhatCameOfIt()
    {
        await using var store = await Store.CreateAsync();
        var learner = Guid.CreateVersion7();
        var desk = await Desk.RegisterAsync(learner, await Desk.ServicesAsync(store, time: new FixedTime(Afternoon)));
        using var counts = new Counts();
        await desk.AnswerAsync(Answers.To(SampleBank.Single(0), Afternoon.AddMinutes(-2)));
        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), Afternoon.AddMinutes(-1), choice: "a"));
        var stored = await store.Log.ReadAsync(learner);
        Assert.Equal(2, counts["learning.predictions"]);
        Assert.Equal(1, counts["learning.predictions.correct"]);
        Assert.Equal(stored.Sum(attempt => attempt.PCorrect), counts["learning.predictions.foreseen"], 1e-9);
        Assert.All(stored, attempt => Assert.True(counts["learning.predictions", (Math.Floor(attempt.PCorrect * 10) / 10).ToString("0.0", null)] > 0));
    }

    [Fact]
    public async Task ALesson_IsCompleted_WithTheLastOfItsQuestions_Once()
    {
        var lessons = new LessonIndex();
        lessons.Load(new ContentFolder([], [], [new QuestionSet("s", "Set", Skill.Grammar, CefrLevel.A1, [], "be", [SampleBank.Single(0), SampleBank.Single(1)])]));
        await using var store = await Store.CreateAsync();
        var desk = await Desk.RegisterAsync(Guid.CreateVersion7(), await Desk.ServicesAsync(store, time: new FixedTime(Afternoon), lessons: lessons));
        using var counts = new Counts();
        await desk.AnswerAsync(Answers.To(SampleBank.Single(0), Afternoon.AddMinutes(-4)));
        await desk.AnswerAsync(Answers.To(SampleBank.Single(2), Afternoon.AddMinutes(-3)));
        Assert.Equal(0, counts["learning.lessons.completed"]);
        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), Afternoon.AddMinutes(-2), choice: "a"));
        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), Afternoon.AddMinutes(-1)));
        Assert.Equal(1, counts["learning.lessons.completed"]);
    }

    [Fact]
    public async Task ALearner_IsReadOnce_WhileInMemory()
    {
        await using var store = await Store.CreateAsync();
        var (learner, services) = (Guid.CreateVersion7(), await Desk.ServicesAsync(store, time: new FixedTime(Afternoon)));
        await Desk.RegisterAsync(learner, services);
        using var counts = new Counts();
        var desk = Desk.Open(learner, services);
        await desk.AnswerAsync(Answers.To(SampleBank.Single(0), Afternoon.AddMinutes(-4)));
        await desk.AnswerAsync(Answers.To(SampleBank.Single(1), Afternoon.AddMinutes(-3)));
        Assert.Equal(1, counts["learning.state.loads"]);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>What the flow of this test counts, beside all others in the process.</summary>
    private sealed class Counts : IDisposable
    {
        private static readonly AsyncLocal<Counts?> Current = new();

        private readonly MeterListener _listener = new();
        private readonly List<(string Name, string Tags, double Value)> _seen = [];

        public Counts()
        {
            Current.Value = this;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == LearningMetrics.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.Start();
        }

        public double this[string name, string tag = ""] =>
            _seen.Where(seen => seen.Name == name && (tag.Length == 0 || seen.Tags == tag)).Sum(seen => seen.Value);

        public void Dispose() => _listener.Dispose();

        private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Current.Value != this)
                return;
            var text = tags.Length == 0 ? "" : $"{tags[0].Value}";
            lock (_seen)
                _seen.Add((instrument.Name, text, value));
        }
    }
}
