using System.Collections.Concurrent;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Matrix;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>
/// Keeps requests in order for each operation and kind of caller, and makes new ones as they wear out: attempts are undone, sessions
/// end. Each has a caller of its own, whom nobody else signs out or closes.
/// </summary>
internal sealed class Greenhouse(AttackedSilo silo)
{
    /// <summary>Making one costs a few requests.</summary>
    private const int UsesOfOne = 60;

    private readonly ConcurrentDictionary<(string Operation, CallerKind Kind), (Seedling Seedling, int Uses)> _seedlings = [];

    /// <summary>Those who can do nothing may come again: making one takes seconds.</summary>
    private readonly ConcurrentDictionary<CallerKind, Lazy<Task<Caller>>> _nobodies = [];

    public async Task<Seedling> TakeAsync(Operation operation, CallerKind kind)
    {
        var key = (operation.Id, kind);
        if (!_seedlings.TryGetValue(key, out var known) || known.Uses >= UsesOfOne)
            known = (await GrowAsync(operation, kind), 0);
        _seedlings[key] = known with { Uses = known.Uses + 1 };
        return known.Seedling;
    }

    /// <summary>Whose token is refused comes no more.</summary>
    public void Drop(Operation operation, CallerKind kind)
    {
        if (!kind.IsNobody())
            _seedlings.TryRemove((operation.Id, kind), out _);
    }

    private async Task<Seedling> GrowAsync(Operation operation, CallerKind kind)
    {
        var rule = AccessRules.Of(operation.Id);
        var caller = await (kind.IsNobody() ? _nobodies.GetOrAdd(kind, _ => new Lazy<Task<Caller>>(() => silo.NewAsync(kind))).Value : silo.NewAsync(kind));
        var values = await rule.ObjectAsync(
            rule.Own is null || rule.Allows(kind) ? caller : await silo.NewAsync(CallerKinds.WithRole.First(rule.Allows)));
        return new Seedling(operation, await rule.RequestAsync(operation, caller, values), values, rule.Query);
    }
}
