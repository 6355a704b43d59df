using System.Globalization;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.Problems;

namespace EnglishLearning.Api.OpenApi;

/// <summary>Reads query parameters and collects everything that is wrong with them.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly List<FieldFault> _faults = [];

    /// <summary>Null where all was well.</summary>
    public ProblemResult? Problem => _faults.Count == 0 ? null : new ProblemResult(ProblemKinds.InvalidParameter, [.. _faults]);

    public int Integer(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
            return parameter.Default;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= parameter.Minimum && value <= parameter.Maximum)
            return value;
        return Refuse(parameter, FieldKinds.NotAnInteger, parameter.Default, parameter.Minimum, parameter.Maximum);
    }

    public T? OneOf<T>(QueryParameter parameter)
        where T : struct, Enum
    {
        if (Text(parameter) is not { } text)
            return null;
        return EnumNames<T>.Parse(text) ?? Refuse<T?>(parameter, FieldKinds.NotOneOf, null, string.Join(", ", parameter.Names));
    }

    public Guid? Id(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
            return null;
        return Guid.TryParseExact(text, "D", out var id) ? id : Refuse<Guid?>(parameter, FieldKinds.NotAnId, null);
    }

    public bool Boolean(QueryParameter parameter)
    {
        var text = Text(parameter) ?? "false";
        return text is "true" or "false" ? text == "true" : Refuse(parameter, FieldKinds.NotOneOf, false, "true, false");
    }

    /// <summary>RFC 3339, with its offset; null where it is absent.</summary>
    public DateTimeOffset? Time(QueryParameter parameter) =>
        Text(parameter) is not { } text ? null
        : Json.TimestampConverter.HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToUniversalTime()
        : Refuse<DateTimeOffset?>(parameter, FieldKinds.NotATime, null);

    /// <summary>Null where the parameter is absent or empty; given twice, its values joined, which no parameter allows.</summary>
    public string? Text(QueryParameter parameter) =>
        query[parameter.Name].ToString() is { Length: > 0 } text ? text : null;

    private T Refuse<T>(QueryParameter parameter, FieldKind kind, T instead, params object[] arguments)
    {
        _faults.Add(new FieldFault(kind, Parameter: parameter.Name) { Arguments = arguments });
        return instead;
    }
}
