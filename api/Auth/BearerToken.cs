namespace EnglishLearning.Api.Auth;

/// <summary>Signs a request in by its bearer token (RFC 6750).</summary>
/// <remarks>
/// A middleware and no authentication handler: with its services and results for each request, a handler cost 5 % of an
/// answer. Authorization takes the user as it finds it.
/// </remarks>
internal static class BearerToken
{
    public const string Scheme = "Bearer";

    private const string Prefix = Scheme + " ";

    /// <summary>The token of the Authorization header, or null.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    public static void UseBearerTokens(this IApplicationBuilder app)
    {
        var tokens = app.ApplicationServices.GetRequiredService<GuestTokens>();
        app.Use((context, next) =>
        {
            if (Of(context.Request) is not { } token)
                return next(context);
            var verifying = tokens.VerifyAsync(token);
            if (!verifying.IsCompletedSuccessfully)
                return AwaitedAsync(tokens, verifying, context, next);
            SignIn(tokens, verifying.Result, context);
            return next(context);
        });
    }

    private static async Task AwaitedAsync(GuestTokens tokens, ValueTask<LearnerIdentity?> verifying, HttpContext context, RequestDelegate next)
    {
        SignIn(tokens, await verifying, context);
        await next(context);
    }

    private static void SignIn(GuestTokens tokens, LearnerIdentity? identity, HttpContext context)
    {
        if (identity is not null && tokens.IsCurrent(identity))
            context.User = identity.Principal;
    }
}
