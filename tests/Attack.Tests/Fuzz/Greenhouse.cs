using System.Collections.Concurrent;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Matrix;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Keeps requests in order for each operation and caller, and makes new ones as they wear out: attempts are undone, sessions end.</summary>
internal sealed class Greenhouse(AttackedSilo silo)
{
    /// <summary>Making one costs a few requests.</summary>
    private const int UsesOfOne = 40;

    private readonly ConcurrentDictionary<(string Operation, CallerKind Kind), (Seedling Seedling, Caller Caller, int Uses)> _seedlings = [];
    private readonly ConcurrentDictionary<CallerKind, Lazy<Task<Caller>>> _callers = [];

    public async Task<Seedling> TakeAsync(Operation operation, CallerKind kind)
    {
        var key = (operation.Id, kind);
        var rule = AccessRules.Of(operation.Id);
        // Who owns the object comes for this alone: others would be signed out under it.
        var caller = rule.Own is null || kind.IsNobody() ? await CallerAsync(kind) : null;
        if (!_seedlings.TryGetValue(key, out var known) || known.Uses >= UsesOfOne || (caller is not null && known.Caller != caller))
        {
            caller ??= await silo.NewAsync(kind);
            known = (await GrowAsync(operation, rule, caller), caller, 0);
        }
        _seedlings[key] = known with { Uses = known.Uses + 1 };
        return known.Seedling;
    }

    /// <summary>Somebody whose token is refused comes no more.</summary>
    public void Drop(Operation operation, CallerKind kind)
    {
        if (kind.IsNobody())
            return;
        _seedlings.TryRemove((operation.Id, kind), out _);
        if (AccessRules.Of(operation.Id).Own is null)
            _callers.TryRemove(kind, out _);
    }

    private async Task<Seedling> GrowAsync(Operation operation, AccessRule rule, Caller caller)
    {
        var values = await rule.ObjectAsync(
            rule.Own is null || rule.Allows(caller.Kind) ? caller : await silo.NewAsync(CallerKinds.WithRole.First(rule.Allows)));
        return new Seedling(operation, await rule.RequestAsync(operation, caller, values), values, rule.Query);
    }

    private Task<Caller> CallerAsync(CallerKind kind) => _callers.GetOrAdd(kind, _ => new Lazy<Task<Caller>>(() => silo.NewAsync(kind))).Value;
}
