using System.Text.Json.Nodes;

namespace EnglishLearning.Attack.Tests.Description;

/// <summary>An operation as the running silo describes it.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Permission">Its x-permission; "anonymous" where it asks for none.</param>
/// <param name="Statuses">Every status that it says it answers with.</param>
public sealed record Operation(
    string Id,
    string Method,
    string Path,
    string Permission,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<RequestBody> Bodies,
    IReadOnlySet<int> Statuses)
{
    public IEnumerable<Parameter> PathParameters => Parameters.Where(parameter => parameter.In == "path");

    public IEnumerable<Parameter> QueryParameters => Parameters.Where(parameter => parameter.In == "query");

    /// <summary>The path with values, as they are, in the order of its parameters.</summary>
    public string PathWith(IReadOnlyList<string> values)
    {
        var (path, at) = (Path, 0);
        foreach (var parameter in PathParameters)
            path = path.Replace($"{{{parameter.Name}}}", values[at++], StringComparison.Ordinal);
        return path;
    }

    public override string ToString() => $"{Method} {Path}";
}

/// <param name="In">"path" or "query".</param>
public sealed record Parameter(string Name, string In, JsonObject Schema);

public sealed record RequestBody(string MediaType, JsonObject Schema);
