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
    private readonly ReviewedQuestions _reviewed;
    private readonly int[] _practised;
    private HashSet<string>? _taken;
    private SelectionSeed _random;

    public NewQuestions(LearnerState learner, CandidatePool pool, SelectionRequest request)
    {
        (_learner, _pool, _request) = (learner, pool, request);
        _day = learner.Calendar.DayOf(request.Now);
        _random = new SelectionSeed(request.Seed);
        _reviewed = learner.ReviewedOf(pool.Numbers);
        _practised = new int[pool.Skills.Count];
        for (var i = 0; i < _practised.Length; i++)
            _practised[i] = learner.Abilities.TryGetValue(pool.Skills[i], out var ability) ? ability.Attempts : 0;
    }

    /// <summary>The next new question, or null where none is left.</summary>
    public Choice? Next() => Next(inBandOnly: true) ?? Next(inBandOnly: false);

    /// <summary>Of the first skill by need, the least practised, that has one.</summary>
    private Choice? Next(bool inBandOnly)
    {
        var tried = 0u;
        for (var tries = 0; tries < _practised.Length; tries++)
        {
            var need = -1;
            for (var i = 0; i < _practised.Length; i++)
            {
                if ((tried & (1u << i)) == 0 && (need < 0 || _practised[i] < _practised[need]))
                    need = i;
            }
            tried |= 1u << need;
            var skill = _pool.Skills[need];
            if ((_request.Skill ?? skill) != skill || Next(skill, inBandOnly) is not { } chosen)
                continue;
            _practised[need]++;
            if (_request.Count > 1)
                (_taken ??= []).Add(chosen.QuestionId);
            return chosen;
        }
        return null;
    }

    private Choice? Next(Skill skill, bool inBandOnly)
    {
        Span<int> considered = stackalloc int[Considered];
        Span<double> p = stackalloc double[Considered];
        var ability = _learner.AbilityIn(skill, _day);
        var sorted = _pool.Of(skill);
        var numbers = _pool.NumbersOf(skill);
        var (count, nearest, inBand) = (0, 0, 0);
        foreach (var position in new NearestFirst(sorted, DifficultyFor(ability)))
        {
            ref readonly var candidate = ref sorted[position];
            if (_reviewed.Contains(numbers[position]) || !IsWanted(candidate))
                continue;
            considered[count] = position;
            p[count] = Rasch.Probability(ability, candidate.Difficulty, candidate.Guess);
            if (Math.Abs(p[count] - TargetSuccess) < Math.Abs(p[nearest] - TargetSuccess))
                nearest = count;
            if (IsInBand(p[count]))
                inBand++;
            if (++count == Considered)
                break;
        }
        if (count == 0 || (inBandOnly && inBand == 0))
            return null;
        var at = inBand > 0 ? DrawByExposure(sorted, considered[..count], p[..count]) : nearest;
        return new Choice(
            sorted[considered[at]].QuestionId, inBand > 0 ? ReasonKind.NewInBand : ReasonKind.NewNearest, 0, 0, p[at]);
    }

    private static bool IsInBand(double p) => p is >= LowestSuccess and <= HighestSuccess;

    private bool IsWanted(in Candidate candidate) =>
        (_request.Level is null || candidate.Level == _request.Level)
        && _taken?.Contains(candidate.QuestionId) != true;

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

    /// <summary>
    /// One in the band, drawn with weights that fall with exposure: a question at the mean weighs half of an unseen one.
    /// </summary>
    private int DrawByExposure(ReadOnlySpan<Candidate> sorted, ReadOnlySpan<int> considered, ReadOnlySpan<double> p)
    {
        var mean = Math.Max(1, _pool.MeanExposure);
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            if (IsInBand(p[i]))
                sum += Weight(sorted[considered[i]]);
        }
        var point = _random.NextUnit() * sum;
        var last = 0;
        for (var i = 0; i < p.Length; i++)
        {
            if (!IsInBand(p[i]))
                continue;
            last = i;
            point -= Weight(sorted[considered[i]]);
            if (point < 0)
                break;
        }
        return last;

        double Weight(in Candidate candidate) => 1 / (1 + candidate.Exposure / mean);
    }
}
