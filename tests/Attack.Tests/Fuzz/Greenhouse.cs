using System.Collections.Concurrent;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Matrix;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Keeps requests in order for each operation and caller, and makes new ones as they wear out: attempts are undone, sessions end.</summary>
internal sealed class Greenhouse(AttackedSilo silo)
{
    /// <summary>Making one costs a few requests.</summary>
    private const int UsesOfOne = 25;

    private readonly ConcurrentDictionary<(string Operation, CallerKind Kind), (Seedling Seedling, int Uses)> _seedlings = [];
    private readonly ConcurrentDictionary<CallerKind, Caller> _callers = [];

    public async Task<Seedling> TakeAsync(Operation operation, CallerKind kind)
    {
        var key = (operation.Id, kind);
        if (_seedlings.TryGetValue(key, out var known) && known.Uses < UsesOfOne)
        {
            _seedlings[key] = known with { Uses = known.Uses + 1 };
            return known.Seedling;
        }
        var seedling = await GrowAsync(operation, kind);
        _seedlings[key] = (seedling, 1);
        return seedling;
    }

    /// <summary>Somebody whose token is refused comes no more.</summary>
    public void Drop(CallerKind kind)
    {
        if (kind.IsNobody())
            return;
        _callers.TryRemove(kind, out _);
        foreach (var key in _seedlings.Keys.Where(key => key.Kind == kind))
            _seedlings.TryRemove(key, out _);
    }

    private async Task<Seedling> GrowAsync(Operation operation, CallerKind kind)
    {
        var rule = AccessRules.Of(operation.Id);
        var caller = await CallerAsync(kind);
        string[] values;
        if (rule.Own is null)
            values = rule.Shared?.Invoke() ?? [];
        else if (rule.Allows(kind) && await IsWelcomeAsync(caller))
            values = await rule.Own(caller);
        else
            values = await rule.Own(await CallerAsync(CallerKinds.WithRole.First(rule.Allows), fresh: true));
        return new Seedling(operation, await rule.RequestAsync(operation, caller, values), values, rule.Query);
    }

    private async Task<Caller> CallerAsync(CallerKind kind, bool fresh = false) =>
        !fresh && _callers.TryGetValue(kind, out var known) ? known : _callers[kind] = await silo.NewAsync(kind);

    /// <summary>The fuzz may have signed the caller out.</summary>
    private static async Task<bool> IsWelcomeAsync(Caller caller) =>
        (await caller.Client.GetAsync("/v1/me/devices")).Status == System.Net.HttpStatusCode.OK;
}
