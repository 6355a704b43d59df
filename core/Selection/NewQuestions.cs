using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Selection;

/// <summary>
/// New questions: of the skill practised least, with an expected success of 70 to 85 %, the less exposed the likelier.
/// </summary>
public sealed class NewQuestions
{
    public const double LowestSuccess = 0.70;
    public const double HighestSuccess = 0.85;
    private const double TargetSuccess = 0.775;

    /// <summary>How many candidates nearest to the target are looked at: enough for spread, few enough to be cheap.</summary>
    private const int Considered = 24;

    private readonly LearnerState _learner;
    private readonly CandidatePool _pool;
    private readonly SelectionRequest _request;
    private readonly int _day;
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<Skill, int> _practised = [];
    private SelectionSeed _random;

    public NewQuestions(LearnerState learner, CandidatePool pool, SelectionRequest request)
    {
        (_learner, _pool, _request) = (learner, pool, request);
        _day = learner.Calendar.DayOf(request.Now);
        _random = new SelectionSeed(request.Seed);
        foreach (var skill in pool.Skills)
            _practised[skill] = learner.Abilities.TryGetValue(skill, out var ability) ? ability.Attempts : 0;
    }

    /// <summary>The next new question, or null where none is left.</summary>
    public Choice? Next() => Next(inBandOnly: true) ?? Next(inBandOnly: false);

    private Choice? Next(bool inBandOnly)
    {
        foreach (var skill in SkillsByNeed())
        {
            var ability = _learner.AbilityIn(skill, _day);
            var considered = _pool.Nearest(skill, DifficultyFor(ability), Considered, Wanted)
                .Select(candidate => (Candidate: candidate, P: Rasch.Probability(ability, candidate.Difficulty, candidate.Guess)))
                .ToArray();
            var inBand = considered.Where(choice => choice.P is >= LowestSuccess and <= HighestSuccess).ToArray();
            if (considered.Length == 0 || (inBandOnly && inBand.Length == 0))
                continue;
            var chosen = inBand.Length > 0
                ? inBand[DrawByExposure(inBand)]
                : considered.MinBy(choice => Math.Abs(choice.P - TargetSuccess));
            _taken.Add(chosen.Candidate.QuestionId);
            _practised[skill]++;
            return new Choice(
                chosen.Candidate.QuestionId,
                inBand.Length > 0 ? ReasonKind.NewInBand : ReasonKind.NewNearest,
                0, 0, chosen.P);
        }
        return null;
    }

    private Skill[] SkillsByNeed() =>
        _request.Skill is { } only
            ? [only]
            : [.. _pool.Skills.OrderBy(skill => _practised[skill]).ThenBy(skill => skill)];

    private bool Wanted(Candidate candidate) =>
        (_request.Level is null || candidate.Level == _request.Level)
        && !(_learner.Cards.TryGetValue(candidate.QuestionId, out var card) && !card.IsNew)
        && !_taken.Contains(candidate.QuestionId);

    /// <summary>
    /// Where questions of every form lie in the band, at some uncertainty: knowing 74 % is a success of 74 % where
    /// nothing can be guessed, 80 % of four options and 83 % of three. A large bank fills the window from there alone.
    /// </summary>
    private static double DifficultyFor(Estimate ability)
    {
        const double known = 0.74;
        var stretch = Math.Sqrt(1 + Math.PI * (ability.Variance + 0.3) / 8);
        return ability.Value - Math.Log(known / (1 - known)) * stretch;
    }

    /// <summary>An index drawn with weights that fall with exposure: a question at the mean weighs half of an unseen one.</summary>
    private int DrawByExposure((Candidate Candidate, double P)[] choices)
    {
        var mean = Math.Max(1, _pool.MeanExposure);
        var weights = Array.ConvertAll(choices, choice => 1 / (1 + choice.Candidate.Exposure / mean));
        var point = _random.NextUnit() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            point -= weights[i];
            if (point < 0)
                return i;
        }
        return weights.Length - 1;
    }
}
