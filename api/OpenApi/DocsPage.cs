using System.Buffers.Text;
using System.Security.Cryptography;
using EnglishLearning.Api.Auth;
using Scalar.AspNetCore;

namespace EnglishLearning.Api.OpenApi;

/// <summary>A page to try the API at /docs. Everything comes from this server: no CDN, no fonts, no telemetry.</summary>
internal static class DocsPage
{
    public const string Path = "/docs";

    private const int NonceBytes = 16;

    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapScalarApiReference(Path, (options, context) =>
        {
            options.WithTitle("EnglishLearning API");
            options.WithOpenApiRoutePattern(OpenApiSetup.Route);
            options.AddDocument(OpenApiSetup.DocumentName);
            options.DisableDefaultFonts();
            options.DisableTelemetry();
            options.DisableAgent();
            options.DisableMcp();
            options.HideDeveloperTools();
            options.WithDynamicBaseServerUrl();
            options.AddPreferredSecuritySchemes(BearerToken.Scheme);
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
            options.WithNonce(nonce);
            context.Response.Headers.ContentSecurityPolicy = Policy(nonce);
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/", () => TypedResults.Redirect(Path)).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The page styles itself inline.</summary>
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
