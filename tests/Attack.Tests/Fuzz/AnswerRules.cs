using System.Text.RegularExpressions;
using EnglishLearning.Attack.Tests.Attacks;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Wire;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>What holds of every answer, whatever was asked.</summary>
/// <param name="secrets">What no answer may ever hold, in any of the forms that it might be written in.</param>
internal sealed partial class AnswerRules(ApiDescription description, IReadOnlyList<string> secrets)
{
    /// <summary>The largest page of cards is a few hundred kB.</summary>
    private const int LongestAnswer = 1024 * 1024;

    private static readonly (string Name, string Value)[] Always =
        [("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer")];

    /// <summary>What is wrong with it, in words that are the same for the same fault.</summary>
    public IEnumerable<string> Faults(Operation operation, RawRequest request, RawReply reply)
    {
        if (reply.IsOfServer)
            yield break;
        if (reply.Status >= 500 && !(reply.Status == 503 && operation.Statuses.Contains(503)))
            yield return $"answers {reply.Status}";
        if (!IsDeclared(operation, request, reply.Status))
            yield return $"answers {reply.Status}, which the description does not list";
        foreach (var (name, value) in Always.Where(header => reply.Header(header.Name) != header.Value))
            yield return $"has no {name}: {value} at {reply.Status}";
        if (reply.Header("Content-Security-Policy") is not { } policy || !policy.Contains("default-src 'none'", StringComparison.Ordinal))
            yield return $"has no Content-Security-Policy at {reply.Status}";
        if (reply.Header("Server") is not null || reply.Header("X-Powered-By") is not null)
            yield return "names its server";
        if (IsOfApi(request) && reply.Header("Cache-Control") != "no-store")
            yield return $"may be stored at {reply.Status}";
        if ((reply.Status >= 400 || IsOfApi(request)) && reply.Header("Content-Language") is not ("id" or "en"))
            yield return $"has no Content-Language at {reply.Status}";
        if (reply.Body.Length > LongestAnswer)
            yield return $"is longer than {LongestAnswer} bytes";
        if (secrets.FirstOrDefault(secret => reply.Text.Contains(secret, StringComparison.Ordinal)) is not null)
            yield return $"tells a secret at {reply.Status}";
        if (reply.Header("Content-Type")?.StartsWith("text/csv", StringComparison.Ordinal) == true && CsvFormula.CellsIn(reply.Text) is [var cell, ..])
            yield return $"gives a spreadsheet a formula: {cell}";
        if (reply.Status >= 400 && request.Method != "HEAD")
            foreach (var fault in ProblemFaults(reply))
                yield return fault;
    }

    private static IEnumerable<string> ProblemFaults(RawReply reply)
    {
        if (reply.Header("Content-Type") is not "application/problem+json")
            yield return $"is no problem document at {reply.Status}";
        else if (reply.Json is not { } problem
            || !Problem().IsMatch((string?)problem["type"] ?? "")
            || string.IsNullOrEmpty((string?)problem["title"]) || string.IsNullOrEmpty((string?)problem["detail"])
            || (int?)problem["status"] != reply.Status || ((string?)problem["traceId"])?.Length != 32)
            yield return $"is an incomplete problem at {reply.Status}";
        if (Inside().Match(reply.Text) is { Success: true } told)
            yield return $"tells of its inside at {reply.Status}: {told.Value}";
    }

    /// <summary>A path or method that leads elsewhere answers as those do; a step up or an empty one is another path.</summary>
    private bool IsDeclared(Operation operation, RawRequest request, int status)
    {
        if (IsMethod(operation, request) && operation.Statuses.Contains(status))
            return true;
        var path = request.Target.Split('?')[0];
        if (path.Split('/').Skip(1).Any(step => step is "." or ".." or ""))
            return status is 400 or 401 or 403 or 404 or 405 or 503;
        var elsewhere = description.Operations.Where(other => IsMethod(other, request) && Leads(other, path)).ToArray();
        return elsewhere.Length == 0
            ? status is 400 or 404 or 405 || (status is 401 or 503 && IsOfApi(request))
            : elsewhere.Any(other => other.Statuses.Contains(status)) || (status == 404 && operation.PathParameters.Any());
    }

    /// <summary>Routing takes methods in any case.</summary>
    private static bool IsMethod(Operation operation, RawRequest request) => operation.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase);

    private static bool Leads(Operation operation, string path) =>
        Regex.IsMatch(path, "^" + Regex.Replace(Regex.Escape(operation.Path), @"\\\{[^}]*}", "[^/]+") + "/?$", RegexOptions.IgnoreCase);

    private static bool IsOfApi(RawRequest request) => request.Target.StartsWith("/v1/", StringComparison.Ordinal) && !request.Target.Contains("..", StringComparison.Ordinal);

    [GeneratedRegex(@"^https://englishlearning\.id/problems/[a-z0-9-]+$")]
    private static partial Regex Problem();

    /// <summary>Frames of a stack, names of exceptions, code and tables, statements, files of the machine.</summary>
    [GeneratedRegex(
        @"\bat [A-Z]\w+\.\w|Exception\b|\.cs\b|EnglishLearning\.|System\.\w|Microsoft\.|Orleans|Npgsql|SQLite|SELECT .* FROM|INSERT INTO|"
        + @"\baccounts\.db|english\.db|master\.keys|sign_in_failures|person_keys|learner_id|/tmp/|/home/|/work/|/usr/")]
    private static partial Regex Inside();
}
