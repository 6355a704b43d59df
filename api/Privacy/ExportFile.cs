using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Csv;
using Microsoft.AspNetCore.WebUtilities;

namespace EnglishLearning.Api.Privacy;

/// <summary>
/// A ZIP file, written as it is read: a page of one part is all that is held of what it is made of. Each part is read twice, once for
/// its JSON and once for its CSV, since a ZIP file is written one entry after another.
/// </summary>
internal sealed class ExportFile(IReadOnlyList<ExportPart> parts, Func<string, string?, Task<ExportPage>> read) : IResult
{
    /// <summary>About 28,000 attempts (20,000 were 2.8 MB); a larger one goes to a temporary file, which is its owner's alone.</summary>
    private const int BytesInMemory = 4 << 20;

    public const string ContentType = "application/zip";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Sent when it is whole: what fails on the way is answered by a problem, and no slow reader holds what is read from.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var whole = new FileBufferingWriteStream(BytesInMemory);
        await WriteAsync(whole, httpContext.RequestAborted);
        httpContext.Response.ContentType = ContentType;
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"englishlearning-export.zip\"";
        await whole.DrainBufferAsync(httpContext.Response.BodyWriter, httpContext.RequestAborted);
    }

    private async Task WriteAsync(Stream to, CancellationToken cancel)
    {
        await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await WriteAsync(archive, "README.txt", writer => writer.WriteAsync(ExportReadme.Of(parts)), cancel);
        foreach (var part in parts)
        {
            await WriteAsync(archive, $"{part.Name}.json", writer => WriteJsonAsync(part, writer, cancel), cancel);
            await WriteAsync(archive, $"{part.Name}.csv", writer => WriteCsvAsync(part, writer, cancel), cancel);
        }
    }

    private static async Task WriteAsync(ZipArchive archive, string name, Func<StreamWriter, Task> write, CancellationToken cancel)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        await using var stream = await entry.OpenAsync(cancel);
        await using var writer = new StreamWriter(stream, Utf8);
        await write(writer);
    }

    private async Task WriteJsonAsync(ExportPart part, StreamWriter writer, CancellationToken cancel)
    {
        var separator = "[\n";
        await foreach (var row in RowsAsync(part, cancel))
        {
            await writer.WriteAsync(separator);
            await writer.WriteAsync(row);
            separator = ",\n";
        }
        await writer.WriteAsync(separator == "[\n" ? "[]\n" : "\n]\n");
    }

    private async Task WriteCsvAsync(ExportPart part, StreamWriter writer, CancellationToken cancel)
    {
        // By this mark Excel knows that it is UTF-8.
        await writer.WriteAsync(CsvText.ByteOrderMark);
        await writer.WriteAsync(CsvCell.Line(part.Columns));
        await foreach (var row in RowsAsync(part, cancel))
        {
            using var json = JsonDocument.Parse(row);
            await writer.WriteAsync(CsvCell.Line(part.Columns.Select(column => Cell(json.RootElement, column))));
        }
    }

    private async IAsyncEnumerable<string> RowsAsync(
        ExportPart part, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        string? cursor = null;
        do
        {
            cancel.ThrowIfCancellationRequested();
            var page = await read(part.Name, cursor);
            foreach (var row in page.Rows)
                yield return row;
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static string Cell(JsonElement row, string column) =>
        !row.TryGetProperty(column, out var value) ? ""
        : value.ValueKind switch
        {
            JsonValueKind.String => CsvCell.Of(value.GetString()),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => "",
            _ => CsvCell.Of(value.GetRawText()),
        };
}
