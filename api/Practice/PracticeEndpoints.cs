using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.OpenApi;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Selection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Practice;

/// <summary>What to ask next.</summary>
internal static class PracticeEndpoints
{
    private static readonly QueryParameter Count = QueryParameter.Integer("count", 1, 50, 1, "How many questions.");
    private static readonly QueryParameter Mode = QueryParameter.OneOf<PracticeMode>(
        "mode", "Due reviews and new questions (mixed, the default), or one of the two.");
    private static readonly QueryParameter Skill = QueryParameter.OneOf<Skill>("skill", "Only this skill.");
    private static readonly QueryParameter Level = QueryParameter.OneOf<CefrLevel>("level", "Only this CEFR level.");

    public static void MapPractice(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/practice/next", NextAsync)
            .WithName("next")
            .WithTags("Practice")
            .WithSummary("The next questions")
            .WithDescription("Asking again before an answer gives the same questions. Never a key or an explanation.")
            .WithQuery(Count, Mode, Skill, Level)
            .WithProblems(ProblemKinds.InvalidParameter);

    private static async Task<Results<Ok<PracticeReplyBody>, ProblemResult>> NextAsync(
        HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var query = new QueryReader(request.Query);
        var wanted = new PracticeRequest(
            query.Integer(Count), query.OneOf<PracticeMode>(Mode) ?? PracticeMode.Mixed, query.OneOf<Skill>(Skill), query.OneOf<CefrLevel>(Level));
        if (query.Problem is { } problem)
            return problem;
        var language = RequestLanguage.Of(request);
        var reply = await user.Learner(grains).NextAsync(wanted);
        return TypedResults.Ok(new PracticeReplyBody([.. reply.Questions.Select(question => question.ToBody(language))]));
    }
}
