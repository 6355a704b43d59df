using System.Security.Claims;
using EnglishLearning.Api.Auth;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Cefr;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnglishLearning.Api.Me;

/// <summary>Where the learner stands.</summary>
/// <param name="StreakDays">Calendar days in a row with an answer, up to today or yesterday.</param>
/// <param name="CardsInReview">Cards whose recall is scheduled by days, not by learning steps.</param>
/// <param name="DesiredRetention">The recall that reviews are scheduled for.</param>
public sealed record ProgressReply(
    int Attempts,
    int Correct,
    int ActiveDays,
    int StreakDays,
    int DueNow,
    int Cards,
    int CardsInReview,
    IReadOnlyList<SkillEntry> Skills,
    string TimeZone,
    double DesiredRetention);

/// <summary>An ability on the logit scale (B1 is around 0) with its CEFR band and the answers that it rests on.</summary>
public sealed record SkillEntry(Skill Skill, double Value, double Deviation, CefrLevel Level, int Attempts);

/// <summary>Where the learner stands.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder me) =>
        me.MapGet("/progress", ProgressAsync).WithName("progress").WithSummary("My progress");

    private static async Task<Ok<ProgressReply>> ProgressAsync(ClaimsPrincipal user, IGrainFactory grains) =>
        TypedResults.Ok(ToReply(await user.Learner(grains).ProgressAsync()));

    private static ProgressReply ToReply(LearnerProgress progress) =>
        new(
            progress.Attempts,
            progress.Correct,
            progress.ActiveDays,
            progress.StreakDays,
            progress.DueNow,
            progress.Cards,
            progress.CardsInReview,
            [.. progress.Skills.Select(ToEntry)],
            progress.TimeZone,
            progress.DesiredRetention);

    public static SkillEntry ToEntry(SkillProgress skill) =>
        new(skill.Ability.Skill, skill.Ability.Value, skill.Ability.Deviation, skill.Ability.Level, skill.Attempts);
}
