using System.Collections.Concurrent;
using System.Diagnostics;
using CsCheck;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Matrix;
using EnglishLearning.Attack.Tests.Wire;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Sends generated requests, equally many to each operation, and keeps every answer that breaks a rule, made as small as it gets.</summary>
internal sealed class FuzzRun(AttackedSilo silo, ulong seed, AnswerRules rules)
{
    private const int Connections = 8;
    private const int TriesToShrink = 400;

    private readonly RequestGen _requests = new(silo.Description);
    private readonly Greenhouse _greenhouse = new(silo);
    private readonly ConcurrentDictionary<(string Operation, string Fault), Finding> _findings = [];

    public Tally Tally { get; } = new();

    public IReadOnlyCollection<Finding> Findings => [.. _findings.Values];

    /// <param name="operations">Those that are asked, in turn.</param>
    public async Task RunAsync(int requests, IReadOnlyList<Operation> operations)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(async () =>
        {
            // The same seed makes the same requests; how they meet at the silo is chance.
            var random = new PCG((uint)worker, seed);
            using var connection = silo.Connect();
            while (Interlocked.Increment(ref next) is var at && at <= requests)
                await OneAsync(connection, operations[at % operations.Count], random);
        })));
    }

    private async Task OneAsync(RawConnection connection, Operation operation, PCG random)
    {
        var rule = AccessRules.Of(operation.Id);
        var kind = Kinds(rule).Generate(random, null, out _);
        var generator = _requests.Of(await _greenhouse.TakeAsync(operation, kind));
        var request = generator.Generate(random, null, out var size);
        var began = Stopwatch.GetTimestamp();
        var (reply, faults) = await AskAsync(connection, operation, request);
        Tally.Add(operation, reply?.Status ?? Tally.Unanswered, Stopwatch.GetElapsedTime(began));
        if (reply?.Status == 401 && rule.Needs != Permission.None && request.Headers.Count(header => header.Name == "Authorization") == 1)
            _greenhouse.Drop(operation, kind);
        foreach (var fault in faults)
        {
            if (_findings.TryAdd((operation.Id, fault), new Finding(operation, kind, fault, request, reply)))
                await ShrinkAsync(connection, generator, size, random, (operation.Id, fault));
        }
    }

    private async Task<(RawReply? Reply, string[] Faults)> AskAsync(RawConnection connection, Operation operation, RawRequest request)
    {
        var reply = await connection.SendAsync(request.ToBytes(connection.Host), request.Method == "HEAD", request.EndsSending);
        string[] faults = reply is not null ? [.. rules.Faults(operation, request, reply)]
            : request.Framing is Framing.Truncated ? []
            : ["ends the connection without an answer"];
        return (reply, faults);
    }

    /// <summary>Others by chance, kept where they are smaller and break the same rule.</summary>
    private async Task ShrinkAsync(RawConnection connection, Gen<RawRequest> generator, Size size, PCG random, (string Operation, string Fault) key)
    {
        for (var i = 0; i < TriesToShrink; i++)
        {
            var request = generator.Generate(random, size, out var smaller);
            if (!Size.IsLessThan(smaller, size))
                continue;
            var (reply, faults) = await AskAsync(connection, _findings[key].Operation, request);
            if (!faults.Contains(key.Fault))
                continue;
            (size, _findings[key]) = (smaller, _findings[key] with { Request = request, Reply = reply });
        }
    }

    /// <summary>Mostly those who are let in: behind a door there is more to break than at it.</summary>
    private static Gen<CallerKind> Kinds(AccessRule rule) => Gen.Frequency(
        (2, Gen.OneOf([.. CallerKinds.All.Where(rule.Allows)])),
        (1, Gen.OneOf([.. CallerKinds.All])));
}
