using EnglishLearning.Contracts.Imports;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EnglishLearning.Api.Imports;

/// <summary>A file of review history as it came: the body itself, or the one file of a form.</summary>
internal sealed record UploadedFile(ImportFormat Format, byte[] Bytes)
{
    public static readonly IReadOnlyList<string> AnkiTypes =
        ["application/zip", "application/octet-stream", "application/vnd.anki", "application/x-apkg"];

    public const string CsvType = "text/csv";
    public const string FormType = "multipart/form-data";

    private const int LongestBoundary = 100;

    /// <summary>Null where the type of the content is none that can be imported, or a form holds no file.</summary>
    public static async Task<UploadedFile?> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return null;
        if (type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
            return await ReadFormAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString());
        return FormatOf(type) is { } format ? await ReadAsync(format, request.Body, request.HttpContext.RequestAborted) : null;
    }

    private static async Task<UploadedFile?> ReadFormAsync(HttpRequest request, string boundary)
    {
        if (boundary.Length is 0 or > LongestBoundary)
            return null;
        var parts = new MultipartReader(boundary, request.Body);
        try
        {
            while (await parts.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
            {
                if (part.AsFileSection() is { FileStream: { } stream } file && FormatOf(file, part.ContentType) is { } format)
                    return await ReadAsync(format, stream, request.HttpContext.RequestAborted);
            }
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form is broken.", exception);
        }
    }

    private static ImportFormat? FormatOf(FileMultipartSection file, string? contentType) =>
        Path.GetExtension(file.FileName).ToUpperInvariant() switch
        {
            ".CSV" => ImportFormat.Csv,
            ".APKG" or ".COLPKG" or ".ZIP" => ImportFormat.AnkiPackage,
            _ => MediaTypeHeaderValue.TryParse(contentType, out var type) ? FormatOf(type) : null,
        };

    private static ImportFormat? FormatOf(MediaTypeHeaderValue type) =>
        type.MediaType.Equals(CsvType, StringComparison.OrdinalIgnoreCase) ? ImportFormat.Csv
        : AnkiTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase) ? ImportFormat.AnkiPackage
        : null;

    private static async Task<UploadedFile> ReadAsync(ImportFormat format, Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return new UploadedFile(format, bytes.ToArray());
    }
}
