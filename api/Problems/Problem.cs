using System.Text.Json.Serialization;

namespace EnglishLearning.Api.Problems;

/// <summary>A problem document (RFC 9457).</summary>
/// <param name="Type">Stable URI of the kind of problem; never localised.</param>
/// <param name="Title">The kind of problem, in the language of Content-Language.</param>
/// <param name="Detail">What to do about it, in the language of Content-Language.</param>
/// <param name="TraceId">To quote in a report.</param>
/// <param name="Errors">Each fault with its place, where there are several or the place matters.</param>
/// <param name="Consent">Where a guardian has to consent: by what, and until when.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldError>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ConsentAsked? Consent = null);

/// <summary>What a child gives to the guardian.</summary>
/// <param name="Code">Good for one decision: POST /v1/consents/decide.</param>
/// <param name="AnswerBy">Without an answer until then the account is closed and erased.</param>
public sealed record ConsentAsked(string Code, DateTimeOffset AnswerBy);

/// <summary>A fault at one place of a request.</summary>
/// <param name="Pointer">JSON Pointer into the body as a URI fragment, such as #/attempts/0/version.</param>
/// <param name="Parameter">Name of the query parameter.</param>
/// <param name="Code">Stable; never localised.</param>
/// <param name="Line">Line of the body, from 1.</param>
/// <param name="Position">Byte in the line, from 1.</param>
public sealed record FieldError(
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Line = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Position = null);
