using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Core.Tests.Learners;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Core.Tests.Ability;

/// <summary>
/// 400 learners answer 60 questions as the Rasch model with a guess floor of 1/4 says; the online folds see the answers
/// alone. Authors know the level of a question only roughly.
/// </summary>
public sealed class ParameterRecoveryTests(ITestOutputHelper output)
{
    private const int Learners = 400;
    private const int Questions = 60;
    private const double Guess = 0.25;
    private const int Bins = 10;

    private readonly List<(double P, bool Right)> _predictions = [];
    private readonly double[] _abilities = new double[Learners];
    private readonly double[] _difficulties = new double[Questions];
    private readonly Dictionary<string, CefrLevel> _levels = [];
    private SelectionSeed _random = new(2026);

    [Fact]
    public void Fold_OfSimulatedAnswers_RecoversAbilitiesAndDifficultiesAndIsCalibrated()
    {
        var (learners, questions) = Simulate();
        var ability = Correlation(_abilities, [.. learners.Select(learner => learner.Abilities[Skill.Grammar].Estimate.Value)]);
        var difficulty = Correlation(_difficulties, [.. questions.Select(question => question.Difficulty.Value)]);
        var authors = Correlation(_difficulties, [.. questions.Select(question => Scale.Middle(_levels[question.QuestionId]))]);
        output.WriteLine($"r(ability) {ability:F3}, r(difficulty) {difficulty:F3}, r(author's level) {authors:F3}");

        Assert.InRange(ability, 0.9, 1);
        Assert.InRange(difficulty, 0.95, 1);
        Assert.InRange(authors, 0, 0.93);
        AssertCalibrated();
    }

    private void AssertCalibrated()
    {
        // The first answers of all are by learners of whom nothing is known, at questions that only an author rated.
        var settled = _predictions.Skip(_predictions.Count / 4).ToArray();
        foreach (var bin in settled.GroupBy(p => (int)(p.P * Bins)).OrderBy(bin => bin.Key))
        {
            var (expected, observed) = (bin.Average(p => p.P), bin.Average(p => p.Right ? 1.0 : 0));
            output.WriteLine($"P {expected:F3}, right {observed:F3}, n {bin.Count()}");
            if (bin.Count() >= 400)
                Assert.InRange(observed - expected, -0.04, 0.04);
        }

        Assert.InRange(settled.Average(p => p.Right ? 1.0 : 0) - settled.Average(p => p.P), -0.015, 0.015);
    }

    private (LearnerState[] Learners, QuestionStatistics[] Questions) Simulate()
    {
        var learners = new LearnerState[Learners];
        var questions = new QuestionStatistics[Questions];
        var orders = new int[Learners][];
        for (var q = 0; q < Questions; q++)
        {
            _difficulties[q] = -2.5 + (5.0 * q / (Questions - 1));
            questions[q] = QuestionStatistics.New(Question(q, Scale.LevelOf(_difficulties[q] + (0.8 * Normal()))));
        }

        for (var l = 0; l < Learners; l++)
        {
            _abilities[l] = -0.6 + (1.3 * Normal());
            learners[l] = Answers.NewLearner();
            orders[l] = [.. Enumerable.Range(0, Questions).OrderBy(_ => _random.Next())];
        }

        for (var round = 0; round < Questions; round++)
        {
            for (var l = 0; l < Learners; l++)
                questions[orders[l][round]] = Answer(learners[l], l, orders[l][round], round, questions[orders[l][round]]);
        }

        return (learners, questions);
    }

    private QuestionStatistics Answer(LearnerState learner, int l, int q, int round, QuestionStatistics question)
    {
        var p = Guess + ((1 - Guess) / (1 + Math.Exp(_difficulties[q] - _abilities[l])));
        var right = _random.NextUnit() < p;
        // Twenty answers a day.
        var attempt = Answers.At(Answers.Noon.AddDays(round / 20).AddMinutes(round % 20), round).To(question.QuestionId) with
        {
            Correct = right,
            Score = right ? 1 : 0,
            Parameters = new QuestionParameters(question.Difficulty, Guess, question.Attempts),
        };
        var told = learner.Take(attempt)[0];
        _predictions.Add((told.PCorrect, right));
        return question.Apply(AnswerEvidence.Of(told));
    }

    private QuestionVersion Question(int number, CefrLevel level)
    {
        var id = $"grammar-{number}";
        _levels[id] = level;
        return new QuestionVersion(id, 1, QuestionType.Single, Skill.Grammar, level, "?", [], ["a"], "", [], null);
    }

    /// <summary>Box and Muller.</summary>
    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextUnit())) * Math.Cos(2 * Math.PI * _random.NextUnit());

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var products = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return products / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
