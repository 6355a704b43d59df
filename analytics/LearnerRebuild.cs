using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Analytics;

/// <summary>What a rebuild found.</summary>
public sealed record RebuildReport(int Learners, int Attempts, int LearnersChanged, int CardsChanged, int QuestionsChanged);

/// <summary>
/// Folds every learner anew from the log. How often: after a restore or when a fold was mended. How long: about 100,000
/// attempts a second to fold. Safe to skip, safe to run twice. A learner that a running silo changes meanwhile is folded again.
/// </summary>
public sealed class LearnerRebuild(IAttemptLog log, IMaintenance maintenance)
{
    /// <summary>Reports each learner; changes nothing where <paramref name="apply"/> is false.</summary>
    public async Task<RebuildReport> RunAsync(bool apply, IProgress<int>? progress, CancellationToken cancel)
    {
        var report = new RebuildReport(0, 0, 0, 0, 0);
        await foreach (var learnerId in maintenance.LearnersAsync(cancel))
        {
            var (attempts, cards, changed) = await RebuildAsync(learnerId, apply, cancel);
            report = report with
            {
                Learners = report.Learners + 1,
                Attempts = report.Attempts + attempts,
                LearnersChanged = report.LearnersChanged + (changed ? 1 : 0),
                CardsChanged = report.CardsChanged + cards,
            };
            progress?.Report(report.Learners);
        }
        return report;
    }

    private async Task<(int Attempts, int Cards, bool Changed)> RebuildAsync(Guid learnerId, bool apply, CancellationToken cancel)
    {
        while (await log.LoadAsync(learnerId, cancel) is { } stored)
        {
            var state = new LearnerState(stored.Learner, stored.Cards);
            var entries = await log.ReadAsync(learnerId, cancel);
            var (draft, _) = LearnerFold.Refold(state, entries, []);
            var cards = draft.DifferenceTo(state);
            var record = draft.ToRecord();
            var changed = cards.Count > 0 || !Same(record, stored.Learner);
            if (!changed || !apply || await log.CommitAsync(new LearnerCommit(record, [], cards, [])) == CommitOutcome.Committed)
                return (entries.Count, cards.Count, changed);
        }
        return (0, 0, false);
    }

    private static bool Same(LearnerRecord folded, LearnerRecord stored) =>
        folded.Totals == stored.Totals
        && folded.Last == stored.Last
        && folded.Abilities.Count == stored.Abilities.Count
        && folded.Abilities.All(ability => stored.Abilities.TryGetValue(ability.Key, out var known) && known == ability.Value);
}
