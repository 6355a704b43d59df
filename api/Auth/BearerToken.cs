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

    /// <summary>What UseAuthentication leaves for the host of ASP.NET Core to find.</summary>
    private const string MiddlewareIsSet = "__AuthenticationMiddlewareSet";

    /// <summary>The token of the Authorization header, or null.</summary>
    public static string? Of(HttpRequest request) =>
        TryRead(request.Headers.Authorization.ToString(), out var token) ? token.ToString() : null;

    public static void UseBearerTokens(this IApplicationBuilder app)
    {
        // This is the middleware of authentication. Unless told so, a host that has handlers of it adds its own, which asks them
        // at each request (4 % of an answer).
        app.Properties[MiddlewareIsSet] = true;
        var tokens = app.ApplicationServices.GetRequiredService<AccessTokens>();
        app.Use((context, next) =>
        {
            var header = context.Request.Headers.Authorization.ToString();
            if (ConnectionIdentity.Find(context, header) is { } last)
            {
                SignIn(tokens, last, context);
                return next(context);
            }
            if (!TryRead(header, out var token))
                return next(context);
            if (tokens.FindVerified(token) is not { } identity)
                return VerifyAsync(tokens, token.ToString(), context, next);
            ConnectionIdentity.Keep(context, header, identity);
            SignIn(tokens, identity, context);
            return next(context);
        });
    }

    private static bool TryRead(string header, out ReadOnlySpan<char> token)
    {
        var isBearer = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
        token = isBearer ? header.AsSpan(Prefix.Length).Trim() : default;
        return isBearer;
    }

    private static async Task VerifyAsync(AccessTokens tokens, string token, HttpContext context, RequestDelegate next)
    {
        SignIn(tokens, await tokens.VerifyAsync(token), context);
        await next(context);
    }

    private static void SignIn(AccessTokens tokens, LearnerIdentity? identity, HttpContext context)
    {
        if (identity is not null && tokens.IsCurrent(identity))
            context.User = identity.Principal;
    }
}
