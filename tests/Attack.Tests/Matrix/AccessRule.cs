using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Wire;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>Whom an operation lets in, to which objects, and a request that it accepts.</summary>
/// <param name="Needs">None where everybody may ask.</param>
/// <param name="Success">The status of a request in order.</param>
public sealed record AccessRule(string OperationId, Permission Needs, int Success)
{
    /// <summary>Which objects it opens, in words; null where it is about none, or about the caller alone.</summary>
    public string? Whose { get; init; }

    /// <summary>Makes an object that is the caller's alone, and gives the values of the path's parameters for it.</summary>
    public Func<Caller, Task<string[]>>? Own { get; init; }

    /// <summary>The same of an object that is open to whoever has the permission.</summary>
    public Func<Caller, Task<string[]>>? Shared { get; init; }

    /// <summary>Values of a path that leads to nothing.</summary>
    public Func<string[]> Missing { get; init; } = () => [Guid.CreateVersion7().ToString()];

    /// <summary>The body of a request in order.</summary>
    public Func<Caller, Task<SampleBody>>? Body { get; init; }

    /// <summary>What else a request in order says, such as the version that it changes.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What follows the path, with its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>Where who is let in, or what comes of it, hangs on more than the permission.</summary>
    public Func<CallerKind, int>? Expected { get; init; }

    /// <summary>What a request in order answers to the caller.</summary>
    public int StatusFor(CallerKind kind) =>
        Expected is not null ? Expected(kind)
        : Needs == Permission.None ? Success
        : kind.IsNobody() ? 401
        : Allows(kind) ? Success
        : 403;

    /// <summary>Values of the path for an object that the owner has, or anybody.</summary>
    public async Task<string[]> ObjectAsync(Caller owner) =>
        Own is not null ? await Own(owner) : Shared is not null ? await Shared(owner) : [];

    public bool Allows(CallerKind kind) =>
        Needs == Permission.None || (!kind.IsNobody() && RolePermissions.Of(kind.Role()).HasFlag(Needs));

    /// <summary>A request in order of the caller, for the object with these values.</summary>
    public async Task<RawRequest> RequestAsync(Operation operation, Caller caller, string[] values)
    {
        var body = Body is null ? null : await Body(caller);
        var headers = new List<(string Name, string Value)>(Headers);
        if (caller.Token.Length > 0)
            headers.Add(("Authorization", $"Bearer {caller.Token}"));
        if (body is not null)
            headers.Add(("Content-Type", body.MediaType));
        return new RawRequest(operation.Method, operation.PathWith(values) + Query, headers, body?.Bytes);
    }
}

/// <summary>A body as it is sent.</summary>
public sealed record SampleBody(string MediaType, byte[] Bytes)
{
    public static SampleBody Json(JsonNode json) => new("application/json", Encoding.UTF8.GetBytes(json.ToJsonString()));
}
