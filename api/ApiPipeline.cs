using EnglishLearning.Api.Attempts;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Classes;
using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Health;
using EnglishLearning.Api.Imports;
using EnglishLearning.Api.Limits;
using EnglishLearning.Api.Me;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.People;
using EnglishLearning.Api.Practice;
using EnglishLearning.Api.Privacy;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Questions;
using EnglishLearning.Core.Accounts;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api;

/// <summary>The way of a request, and everything that it can reach.</summary>
public static class ApiPipeline
{
    private const string Me = "/me";

    /// <summary>The middleware, in order. Before <see cref="MapApi"/> and what else the host maps.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseSecurityHeaders();
        app.UseAllowedOrigins();
        app.UseAdmission();
        app.UseResponseCompression();
        app.UseExceptionHandler(_ => { });
        app.UseProblemsForStatusAlone();
        app.UseRouting();
        app.UseBearerTokens();
        app.UseRateLimits();
        app.UsePlainBodies();
        app.UseRateLimiter();
        app.UseOperatorSignIn();
        app.UseAuthorization();
        app.UseWhen(context => context.Request.Path == OpenApiSetup.Route, description => description.UseOutputCache());
        return app;
    }

    /// <summary>Every endpoint of the API.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ApiOptions>>().Value;
        var v1 = app.MapGroup(RequestLimits.Prefix)
            .WithProblems(
                ProblemKinds.Unauthenticated,
                ProblemKinds.UnknownLearner,
                ProblemKinds.Forbidden,
                ProblemKinds.TooManyRequests,
                ProblemKinds.InternalError,
                ProblemKinds.DatabaseUnavailable,
                ProblemKinds.DiskFull,
                ProblemKinds.Overloaded,
                ProblemKinds.TemporarilyUnavailable);
        v1.MapAuth();
        v1.MapAccounts();
        v1.MapFirstAdministrator();
        v1.MapPeople();
        v1.MapPeoplesProfile();
        v1.MapRoleRequests();
        v1.MapAudit();
        v1.MapPasswordReset();
        v1.MapClassSignIn();
        var learning = v1.MapGroup("").Requires(Permission.Learn);
        learning.MapPractice();
        learning.MapAttempts();
        learning.MapBatch();
        learning.MapStatistics();
        var learnersOwn = learning.MapGroup(Me).WithTags("Me");
        learnersOwn.MapCards();
        learnersOwn.MapProgress();
        learnersOwn.MapHistory();
        learnersOwn.MapImports(options.ImportBytes);
        learnersOwn.MapMyClasses();
        learnersOwn.MapMyAssignments();
        var classes = v1.MapGroup("/classes").WithTags("Classes").Requires(Permission.Teach);
        classes.MapClasses();
        classes.MapMembers();
        classes.MapMemberConsent();
        classes.MapRoster();
        classes.MapReport();
        classes.MapAssignments();
        var own = v1.MapGroup(Me).WithTags("Me").Requires(Permission.OwnAccount);
        own.MapProfile();
        own.MapDevices();
        own.MapPassword();
        own.MapSecondFactor();
        own.MapExport();
        own.MapErasure();
        v1.MapConsents();
        v1.MapPeoplesErasure();
        v1.MapPeoplesExport();
        v1.MapCompliance();
        app.MapHealth();
        app.MapKeySet();
        app.MapConsentKeys();
        app.MapOpenApi(OpenApiSetup.Route)
            .AllowAnonymous()
            .CacheOutput(cache => cache.Expire(TimeSpan.FromHours(1)).SetVaryByHost(false).SetVaryByQuery([]));
        app.MapDocs();
        return app;
    }
}
