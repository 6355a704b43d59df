using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;

namespace EnglishLearning.Grains.Filters;

/// <summary>
/// Calls again when the silo that held the grain stops or dies: the grain then lives elsewhere. Safe for these grains, whose
/// calls may be repeated (an answer counts once by its id), and so a rolling restart fails no request.
/// </summary>
public sealed class LostSiloFilter(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>Longer than it takes until a killed silo is declared dead (1.3 s).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(25);

    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.Grain is ILearnerGrain or IQuestionGrain ? CallAsync(context) : context.Invoke();

    /// <summary>A refusal comes as an exception where the call could not be sent, and as a response where it was.</summary>
    private static async Task<bool> IsAnsweredAsync(IOutgoingGrainCallContext context, bool last)
    {
        try
        {
            await context.Invoke();
            return last || context.Response?.Exception is not OrleansMessageRejectionException;
        }
        catch (OrleansMessageRejectionException) when (!last)
        {
            return false;
        }
    }

    private async Task CallAsync(IOutgoingGrainCallContext context)
    {
        var began = time.GetTimestamp();
        while (!await IsAnsweredAsync(context, last: time.GetElapsedTime(began) > Patience))
            await Task.Delay(BetweenCalls, time);
    }
}
