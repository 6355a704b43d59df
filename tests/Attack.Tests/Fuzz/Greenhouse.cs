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
        var caller = await CallerAsync(kind);
        if (!_seedlings.TryGetValue(key, out var known) || known.Uses >= UsesOfOne || known.Caller != caller)
            known = (await GrowAsync(operation, caller), caller, 0);
        _seedlings[key] = known with { Uses = known.Uses + 1 };
        return known.Seedling;
    }

    /// <summary>Somebody whose token is refused comes no more.</summary>
    public void Drop(CallerKind kind)
    {
        if (!kind.IsNobody())
            _callers.TryRemove(kind, out _);
    }

    private async Task<Seedling> GrowAsync(Operation operation, Caller caller)
    {
        var rule = AccessRules.Of(operation.Id);
        string[] values;
        if (rule.Own is null)
            values = rule.Shared?.Invoke() ?? [];
        else if (rule.Allows(caller.Kind) && await IsWelcomeAsync(caller))
            values = await rule.Own(caller);
        else
            values = await rule.Own(await silo.NewAsync(CallerKinds.WithRole.First(rule.Allows)));
        return new Seedling(operation, await rule.RequestAsync(operation, caller, values), values, rule.Query);
    }

    private Task<Caller> CallerAsync(CallerKind kind) => _callers.GetOrAdd(kind, _ => new Lazy<Task<Caller>>(() => silo.NewAsync(kind))).Value;

    /// <summary>The fuzz may have signed the caller out.</summary>
    private static async Task<bool> IsWelcomeAsync(Caller caller) =>
        (await caller.Client.GetAsync("/v1/me/devices")).Status == System.Net.HttpStatusCode.OK;
}
