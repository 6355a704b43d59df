using System.IO.Compression;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Imports;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api;

/// <summary>What the API needs of the host's services.</summary>
public static class ApiServices
{
    /// <summary>
    /// Registers the API. The host brings an <see cref="IGrainFactory"/> and, where it wants them, health checks with the
    /// tag "ready", an <see cref="ILoadShedder"/> and a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddApi(this IServiceCollection services, Action<ApiOptions> configure)
    {
        services.AddOptions<ApiOptions>().Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILoadShedder, NeverShed>();
        services.AddSingleton<AccessTokens>().AddSingleton<OperatorSignIns>();
        services.AddSingleton<TokenRulesFeed>().AddHostedService(provider => provider.GetRequiredService<TokenRulesFeed>());
        services.AddSingleton<ImportWait>();
        services.AddWire();
        services.AddAuthorizationBuilder().SetFallbackPolicy(ClosedToAll);
        services.AddSingleton<IPolicyEvaluator, LearnerPolicyEvaluator>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationProblems>();
        services.AddRequestLimits();
        services.AddHealthChecks();
        services.AddDescription();
        services.AddOutputCache();
        return services;
    }

    /// <summary>An endpoint that says nothing of whom it lets in lets in nobody; what there is none for has its 404 or 405 yet to come.</summary>
    private static AuthorizationPolicy ClosedToAll => new AuthorizationPolicyBuilder()
        .RequireAssertion(asked => asked.Resource is HttpContext context && context.GetEndpoint() is not RouteEndpoint).Build();

    /// <summary>How requests and answers are read and written.</summary>
    private static void AddWire(this IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ConnectionLimits>();
        services.AddCors();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            ApiJson.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolver = ApiJson.Strict;
        });
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddResponseCompression(compression =>
        {
            // Tokens travel in headers, so a page of another site cannot make a browser send them (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, ProblemWriter.ContentType];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }
}
