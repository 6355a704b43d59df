using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Questions;

/// <summary>How a question behaves, on first attempts at its newest version.</summary>
/// <param name="Difficulty">On the logit scale (B1 is around 0).</param>
/// <param name="Attempts">First attempts that the difficulty rests on.</param>
/// <param name="AllAttempts">Every attempt, repeated and unrated ones too.</param>
/// <param name="Facility">Share of credit, 0 to 1; null while unknown.</param>
/// <param name="Discrimination">Item-rest correlation, -1 to 1; null while unknown.</param>
public sealed record StatisticsReply(
    string QuestionId,
    int Version,
    double Difficulty,
    double Deviation,
    int Attempts,
    int AllAttempts,
    double? Facility,
    double? Discrimination);

/// <summary>Live statistics of a question.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/questions/{id}/statistics", StatisticsAsync)
            .WithName("statistics")
            .WithTags("Questions")
            .WithSummary("Live difficulty and statistics of a question")
            .WithProblems(ProblemKinds.UnknownQuestion);

    private static async Task<Results<Ok<StatisticsReply>, ProblemResult>> StatisticsAsync(string id, IGrainFactory grains) =>
        QuestionIds.IsWellFormed(id) && await grains.GetGrain<IQuestionGrain>(id).StatisticsAsync() is { } view
            ? TypedResults.Ok(ToReply(view))
            : new ProblemResult(ProblemKinds.UnknownQuestion);

    private static StatisticsReply ToReply(QuestionStatisticsView view) =>
        new(
            view.QuestionId,
            view.Version,
            view.Question.Difficulty,
            view.Question.Deviation,
            view.Question.Attempts,
            view.AllAttempts,
            view.Facility,
            view.Discrimination);
}
