using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Auth;

/// <summary>Pages for a browser that operators open; whoever may not gets a problem that says how to sign in.</summary>
public static class OperatorAccess
{
    public const string DashboardPath = "/operator/dashboard";

    private const string Prefix = "Basic ";
    private const string Challenge = "Basic realm=\"EnglishLearning operator\", charset=\"UTF-8\"";

    /// <summary>Lets in who may operate, and nobody else.</summary>
    public static TBuilder RequiresOperator<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.Requires(Permission.Operate);

    /// <summary>Behind bearer tokens, which open these pages too.</summary>
    internal static void UseOperatorSignIn(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(DashboardPath), pages =>
        {
            var signIns = pages.ApplicationServices.GetRequiredService<OperatorSignIns>();
            pages.Use(async (context, next) =>
            {
                var header = context.Request.Headers.Authorization.ToString();
                if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                {
                    var outcome = await signIns.SignInAsync(header[Prefix.Length..].Trim(), context);
                    if (outcome.Status == SignInStatus.Locked)
                    {
                        await LockedAsync(context, outcome.RetryAfter);
                        return;
                    }
                    if (outcome.Identity is { } identity)
                        context.User = identity.Principal;
                }
                if (context.User.Identity is LearnerIdentity)
                {
                    await next(context);
                    return;
                }
                context.Response.Headers.WWWAuthenticate = Challenge;
                await ProblemWriter.WriteAsync(context, ProblemKinds.OperatorSignIn, []);
            });
        });

    private static Task LockedAsync(HttpContext context, TimeSpan retryAfter)
    {
        var kind = ProblemKinds.SignInLocked with { RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)) };
        return ProblemWriter.WriteAsync(context, kind, []);
    }
}
