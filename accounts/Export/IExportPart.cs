using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Accounts.Export;

/// <summary>
/// One kind of thing that is kept of a person. Whoever adds a table that holds something of people adds one of these, and an
/// <see cref="Erasure.IErasurePart"/>.
/// </summary>
internal interface IExportPart
{
    /// <summary>Of the files that it becomes, such as "attempts".</summary>
    string Name { get; }

    IReadOnlyList<string> Columns { get; }

    /// <summary>A page of at most a few hundred kilobytes.</summary>
    /// <param name="cursor">What the page before gave; null for the first.</param>
    Task<ExportPage> ReadAsync(Guid personId, string? cursor);
}

internal static class ExportRows
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row of the part: its values in the order of the columns.</summary>
    public static string Row(this IExportPart part, params ReadOnlySpan<JsonNode?> values)
    {
        var row = new JsonObject();
        for (var i = 0; i < part.Columns.Count; i++)
            row[part.Columns[i]] = values[i];
        return row.ToJsonString(Plain);
    }

    public static ExportPage Whole(IEnumerable<string> rows) => new([.. rows], null);
}
