using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Grains.Learners;

/// <summary>
/// One log event a choice, with what it takes to make it again: the learner and the version of the state (the log's
/// entries received until then fold to it), the seed, the time, the bank's generation in this silo (whose difficulties
/// <see cref="Questions.QuestionCatalog"/> logs as they change), and what was chosen with its expected success.
/// </summary>
public sealed partial class ChoiceLog(ILogger<ChoiceLog> logger)
{
    public void Write(LearnerState learner, long generation, SelectionRequest request, IReadOnlyList<Choice> chosen)
    {
        if (!logger.IsEnabled(LogLevel.Information))
            return;
        var list = string.Join(' ', chosen.Select(choice => FormattableString.Invariant($"{choice.QuestionId}:{choice.PCorrect:F4}")));
        LogChoice(
            learner.LearnerId, learner.Version, generation, request.Seed, request.Now, request.Mode, request.Skill, request.Level,
            request.Count, list);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Chose for {Learner} at version {Version}, bank {Generation}, seed {Seed}, now {Now:O}, mode {Mode}, skill {Skill}, level {Level}, count {Count}: {Chosen}")]
    private partial void LogChoice(
        Guid learner, long version, long generation, ulong seed, DateTimeOffset now, PracticeMode mode, Skill? skill, CefrLevel? level, int count, string chosen);
}
