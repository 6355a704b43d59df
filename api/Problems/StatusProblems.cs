namespace EnglishLearning.Api.Problems;

/// <summary>A problem for those who would get a status and no body: no such route, no such method, no such media type.</summary>
/// <remarks>As UseStatusCodePages does, without the features that it makes for each request (2 % of an answer).</remarks>
internal static class StatusProblems
{
    public static void UseProblemsForStatusAlone(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            var handled = next(context);
            return handled.IsCompletedSuccessfully && !IsBare(context.Response) ? handled : WriteAsync(handled, context);
        });

    private static async Task WriteAsync(Task handled, HttpContext context)
    {
        await handled;
        if (IsBare(context.Response))
            await ProblemWriter.WriteAsync(context, ProblemKinds.OfStatus(context.Response.StatusCode), []);
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);
}
