using System.Text.Json;
using EnglishLearning.Api.Json;
using EnglishLearning.Contracts;

namespace EnglishLearning.Api.Problems;

/// <summary>Which problem an exception means to the client. Nothing of the exception itself is ever shown.</summary>
internal static class ExceptionProblems
{
    public static (ProblemKind Kind, FieldFault[] Faults) Of(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => JsonFaults.Of(json),
        BadHttpRequestException bad => (ProblemKinds.OfStatus(bad.StatusCode), []),
        UnknownLearnerException => (ProblemKinds.UnknownLearner, []),
        UnavailableException unavailable => (Of(unavailable.Reason), []),
        LimitExceededException => (ProblemKinds.TooManyRequests, []),
        GatewayTooBusyException => (ProblemKinds.Overloaded, []),
        TimeoutException or OrleansException or OperationCanceledException => (ProblemKinds.TemporarilyUnavailable, []),
        _ => (ProblemKinds.InternalError, []),
    };

    private static ProblemKind Of(UnavailableReason reason) => reason switch
    {
        UnavailableReason.DiskFull => ProblemKinds.DiskFull,
        UnavailableReason.Overloaded => ProblemKinds.Overloaded,
        _ => ProblemKinds.DatabaseUnavailable,
    };
}
