using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// A learner's abilities by skill, in the order of the enum. Immutable but for <see cref="TryOverwrite"/>, by which a learner's
/// state keeps one of its own from answer to answer.
/// </summary>
public sealed class AbilityDictionary : IReadOnlyDictionary<Skill, SkillAbility>
{
    public static readonly AbilityDictionary None = new([]);

    private readonly KeyValuePair<Skill, SkillAbility>[] _sorted;

    private AbilityDictionary(KeyValuePair<Skill, SkillAbility>[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    public IEnumerable<Skill> Keys => _sorted.Select(ability => ability.Key);

    public IEnumerable<SkillAbility> Values => _sorted.Select(ability => ability.Value);

    public SkillAbility this[Skill key] =>
        TryGetValue(key, out var ability) ? ability : throw new KeyNotFoundException($"There is no ability in {key}.");

    public static AbilityDictionary Of(IReadOnlyDictionary<Skill, SkillAbility> abilities) =>
        abilities as AbilityDictionary ?? new([.. abilities.OrderBy(ability => ability.Key)]);

    /// <summary>The same with another ability in one skill.</summary>
    public AbilityDictionary With(Skill skill, SkillAbility ability)
    {
        var at = 0;
        while (at < _sorted.Length && _sorted[at].Key < skill)
            at++;
        var rest = at < _sorted.Length && _sorted[at].Key == skill ? at + 1 : at;
        return new([.. _sorted.AsSpan(0, at), new(skill, ability), .. _sorted.AsSpan(rest)]);
    }

    /// <summary>The same with another ability in one skill, or with none.</summary>
    public AbilityDictionary With(Skill skill, SkillAbility? ability) =>
        ability is { } some ? With(skill, some)
        : ContainsKey(skill) ? new([.. _sorted.Where(known => known.Key != skill)])
        : this;

    public AbilityDictionary Copy() => new([.. _sorted]);

    /// <summary>Takes over the other's values where both have the same skills.</summary>
    internal bool TryOverwrite(AbilityDictionary other)
    {
        if (_sorted.Length != other._sorted.Length)
            return false;
        for (var i = 0; i < _sorted.Length; i++)
        {
            if (_sorted[i].Key != other._sorted[i].Key)
                return false;
        }
        other._sorted.CopyTo(_sorted, 0);
        return true;
    }

    public bool ContainsKey(Skill key) => TryGetValue(key, out _);

    public bool TryGetValue(Skill key, [MaybeNullWhen(false)] out SkillAbility value)
    {
        foreach (ref readonly var ability in _sorted.AsSpan())
        {
            if (ability.Key != key)
                continue;
            value = ability.Value;
            return true;
        }
        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<Skill, SkillAbility>> GetEnumerator() => _sorted.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
