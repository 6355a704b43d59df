using System.Collections.Concurrent;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Questions;
using EnglishLearning.Grains.Tests.Support;
using EnglishLearning.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>A choice can be made again from its log event, the attempts log and the bank.</summary>
public sealed class ChoiceReplayTests
{
    [Fact]
    public async Task LoggedChoice_MadeAgain_IsTheSame()
    {
        await using var store = await Store.CreateAsync();
        using var logs = new ChoiceEvents();
        await using var cluster = await LearningCluster.StartAsync(store, new ClusterParts { Logs = logs }, silos: 1);
        var pool = QuestionSnapshot.Of(await store.Questions.LoadAsync(), [], generation: 1).Pool;
        var random = new Random(9);
        PracticeRequest[] requests =
        [
            new(5, PracticeMode.Mixed, null, null),
            new(3, PracticeMode.Review, null, null),
            new(8, PracticeMode.New, null, null),
            new(2, PracticeMode.New, Skill.Reading, null),
            new(4, PracticeMode.Mixed, null, CefrLevel.B1),
        ];

        for (var i = 0; i < 4; i++)
        {
            var learner = await cluster.RegisterAsync();
            // Practice by choice and flashcards: they count for the learner, and leave the bank's parameters as they are.
            var answers = Answers.Random(random, 10 * i, DateTimeOffset.UtcNow.AddHours(-1))
                .Select(answer => answer with { Unrated = answer.QuestionId != SampleBank.Flashcard });
            await learner.AnswerAsync(Answers.Request([.. answers]));
            foreach (var request in requests)
            {
                var asked = (await learner.NextAsync(request)).Questions;

                var choice = logs.Taken.Last();
                var replayed = await ReplayAsync(choice, store.Log, pool);
                Assert.Equal(asked.Select(question => (question.Id, question.PCorrect)), replayed.Select(chosen => (chosen.QuestionId, chosen.PCorrect)));
                Assert.Equal(choice["Chosen"], string.Join(' ', replayed.Select(chosen => FormattableString.Invariant($"{chosen.QuestionId}:{chosen.PCorrect:F4}"))));
            }
        }
        Assert.Equal(4 * requests.Length, logs.Taken.Count);
    }

    private static async Task<IReadOnlyList<Choice>> ReplayAsync(IReadOnlyDictionary<string, object?> logged, IAttemptLog log, CandidatePool pool)
    {
        var learnerId = (Guid)logged["Learner"]!;
        var stored = (await log.LoadAsync(learnerId))!.Learner;
        Assert.Equal(stored.Version, logged["Version"]);
        var state = new LearnerState(stored, new Dictionary<string, ScheduledCard>()).Blank();
        var (draft, _) = LearnerFold.Refold(state, await log.ReadAsync(learnerId), []);
        var request = new SelectionRequest(
            (int)logged["Count"]!,
            (PracticeMode)logged["Mode"]!,
            (Skill?)logged["Skill"],
            (CefrLevel?)logged["Level"],
            (DateTimeOffset)logged["Now"]!,
            (ulong)logged["Seed"]!);
        return Selector.Choose(new LearnerState(draft.ToRecord(), draft.ChangedCards), pool, request);
    }

    /// <summary>Keeps the members of each event of the choice log.</summary>
    private sealed class ChoiceEvents : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<IReadOnlyDictionary<string, object?>> Taken { get; } = [];

        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(ChoiceLog).FullName ? this : NullLogger.Instance;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> members)
                Taken.Enqueue(members.ToDictionary());
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
