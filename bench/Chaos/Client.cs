using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>Sends answers and writes down what came of them.</summary>
internal static class Client
{
    private const int Ok = 200;
    private const int TooManyRequests = 429;

    /// <returns>The reply, or null where none came.</returns>
    public static async Task<ApiReply?> SendAsync(
        ChaosLearner learner, Guid attemptId, ApiRequest request, ApiClient way, Tally tally, CancellationToken cancellation)
    {
        try
        {
            var reply = await way.SendAsync(request, cancellation);
            tally.Count(reply.IsSuccess ? $"{reply.Status}" : $"{reply.Status} {reply.Problem}".TrimEnd());
            if (reply.Status == Ok)
                learner.Journal.Tell(attemptId, Told.Acknowledged);
            else if (!MaySendAgain(reply))
            {
                learner.Journal.Tell(attemptId, Told.Refused);
                tally.Fault(reply.ToString());
            }
            return reply;
        }
        catch (ServerException)
        {
            tally.Count("none");
            return null;
        }
    }

    /// <summary>"Not now" (429, 502, 503, 504), and what a proxy says of a server that died within its reply.</summary>
    public static bool MaySendAgain(ApiReply reply) => reply.Status is TooManyRequests or 502 or 503 or 504;
}
