using EnglishLearning.Api.Limits;
using Microsoft.AspNetCore.Diagnostics;

namespace EnglishLearning.Api.Problems;

/// <summary>Answers every exception with a problem; logs those that are not the client's doing.</summary>
internal sealed partial class ProblemExceptionHandler(RateLimits limits, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        var (kind, faults) = ExceptionProblems.Of(exception);
        if (kind == ProblemKinds.InternalError)
            Unexpected(exception, httpContext.Request.Method, httpContext.Request.Path, ProblemWriter.TraceId(httpContext));
        else if (kind.Status >= StatusCodes.Status500InternalServerError)
            Unavailable(kind.Code, httpContext.Request.Method, httpContext.Request.Path, exception.Message, ProblemWriter.TraceId(httpContext));
        // Handling an exception has cleared the headers.
        limits.Show(httpContext);
        await ProblemWriter.WriteAsync(httpContext, kind, faults);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed unexpectedly ({TraceId})")]
    private partial void Unexpected(Exception exception, string method, string path, string traceId);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} answered {Code}: {Reason} ({TraceId})")]
    private partial void Unavailable(string code, string method, string path, string reason, string traceId);
}
