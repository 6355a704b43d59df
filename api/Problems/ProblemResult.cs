namespace EnglishLearning.Api.Problems;

/// <summary>Answers with a problem.</summary>
internal sealed class ProblemResult(ProblemKind kind, params FieldFault[] faults) : IResult, IStatusCodeHttpResult
{
    public ProblemKind Kind => kind;

    public int? StatusCode => kind.Status;

    /// <summary>What the child gives to the guardian.</summary>
    public ConsentAsked? Consent { get; init; }

    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, kind, faults, Consent);
}
