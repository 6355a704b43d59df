using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.Texts;

namespace EnglishLearning.Api.Problems;

/// <summary>Puts a problem into the language of the request and writes it.</summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    private const int TraceIdDigits = 32;

    private const string Challenge = "Bearer realm=\"englishlearning\", error=\"invalid_token\"";

    public static Task WriteAsync(HttpContext context, ProblemKind kind, IReadOnlyList<FieldFault> faults, ConsentAsked? consent = null)
    {
        var response = context.Response;
        if (response.HasStarted)
            return Task.CompletedTask;
        var language = RequestLanguage.Of(context.Request);
        response.StatusCode = kind.Status;
        response.ContentType = ContentType;
        // Who refused may know it better.
        if (kind.RetryAfterSeconds is { } seconds && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // A handler that challenged already knows its scheme.
        if (kind.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = Challenge;
        var json = JsonSerializer.SerializeToUtf8Bytes(Of(kind, faults, language, TraceId(context)) with { Consent = consent }, ApiJson.Strict.Problem);
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    /// <summary>What a problem and the log call the request by.</summary>
    public static string TraceId(HttpContext context)
    {
        if (Activity.Current is { } activity)
            return activity.TraceId.ToHexString();
        // Nobody collects traces. The caller's own id, or one made now; the same for whoever asks next.
        if (context.TraceIdentifier.Length != TraceIdDigits)
        {
            context.TraceIdentifier = ActivityContext.TryParse(context.Request.Headers.TraceParent, null, out var caller)
                ? caller.TraceId.ToHexString()
                : ActivityTraceId.CreateRandom().ToHexString();
        }
        return context.TraceIdentifier;
    }

    private static Problem Of(ProblemKind kind, IReadOnlyList<FieldFault> faults, Language language, string traceId) =>
        new(
            kind.Type,
            kind.Title.In(language),
            kind.Status,
            kind.Detail.In(language),
            traceId,
            faults.Count == 0 ? null : [.. faults.Select(fault => fault.In(language))]);
}
