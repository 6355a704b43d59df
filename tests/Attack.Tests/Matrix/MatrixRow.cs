using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>What everybody met at one operation.</summary>
/// <param name="Statuses">A caller's, for a request in order about an object of their own, where it is about one.</param>
/// <param name="Faults">What was not as the rule says.</param>
internal sealed record MatrixRow(Operation Operation, AccessRule Rule, IReadOnlyDictionary<CallerKind, int> Statuses, IReadOnlyList<string> Faults)
{
    /// <param name="nobodies">Callers who can do nothing and so may come again: making one takes seconds.</param>
    public static async Task<MatrixRow> AskAsync(AttackedSilo silo, Operation operation, IReadOnlyDictionary<CallerKind, Caller> nobodies)
    {
        var rule = AccessRules.Of(operation.Id);
        var statuses = new Dictionary<CallerKind, int>();
        var faults = new List<string>();
        var stranger = await silo.NewAsync(FirstAllowed(rule));
        foreach (var kind in CallerKinds.All)
        {
            // A caller of the operation's own: some operations end their caller.
            var caller = nobodies.GetValueOrDefault(kind) ?? await silo.NewAsync(kind);
            if (operation.PathParameters.Any())
                await AskForeignAsync(silo, operation, rule, caller, stranger, faults);
            var values = await rule.ObjectAsync(rule.Allows(kind) ? caller : stranger);
            var reply = await silo.SendAsync(await rule.RequestAsync(operation, caller, values));
            statuses[kind] = reply.Status;
            if (reply.Status != rule.StatusFor(kind))
                faults.Add($"{operation} as {kind}: {reply.Status} instead of {rule.StatusFor(kind)}: {reply.Text}");
        }
        return new MatrixRow(operation, rule, statuses, faults);
    }

    /// <summary>Somebody else's answers as what there is not; who may not ask at all learns nothing of either.</summary>
    private static async Task AskForeignAsync(
        AttackedSilo silo, Operation operation, AccessRule rule, Caller caller, Caller stranger, List<string> faults)
    {
        var expected = rule.Allows(caller.Kind) ? 404 : rule.StatusFor(caller.Kind);
        var missing = await silo.SendAsync(await rule.RequestAsync(operation, caller, rule.Missing()));
        if (missing.Status != expected)
            faults.Add($"{operation} as {caller.Kind}, what there is not: {missing.Status} instead of {expected}: {missing.Text}");
        // What is open to everybody who has the permission is somebody else's for the others alone.
        if (rule.Own is null && rule.Allows(caller.Kind))
            return;
        var foreign = await silo.SendAsync(await rule.RequestAsync(operation, caller, await rule.ObjectAsync(stranger)));
        if (foreign.Status != expected)
            faults.Add($"{operation} as {caller.Kind}, somebody else's: {foreign.Status} instead of {expected}: {foreign.Text}");
        if (foreign.Comparable != missing.Comparable)
            faults.Add($"{operation} as {caller.Kind} tells somebody else's from what there is not:\n{foreign.Comparable}\n---\n{missing.Comparable}");
    }

    /// <summary>Who may, and has an object of their own.</summary>
    private static CallerKind FirstAllowed(AccessRule rule) => CallerKinds.WithRole.First(rule.Allows);
}
