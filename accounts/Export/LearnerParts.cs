using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Personal;

namespace EnglishLearning.Accounts.Export;

internal sealed class LearnerPart(IAttemptLog log) : IExportPart
{
    public string Name => "learner";

    public IReadOnlyList<string> Columns { get; } =
        ["id", "createdAt", "timeZone", "desiredRetention", "attempts", "correct", "activeDays", "streakDays", "lastAnsweredAt"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor) =>
        (await log.LoadAsync(personId))?.Learner is not { } learner ? ExportRows.Whole([]) : ExportRows.Whole(
        [
            this.Row(
                learner.LearnerId, learner.CreatedAt, learner.TimeZone, learner.DesiredRetention, learner.Totals.Attempts, learner.Totals.Correct,
                learner.Totals.ActiveDays, learner.Totals.StreakDays, learner.Last?.AnsweredAt),
        ]);
}

internal sealed class AbilityPart(IAttemptLog log) : IExportPart
{
    public string Name => "abilities";

    public IReadOnlyList<string> Columns { get; } = ["skill", "ability", "deviation", "attempts", "day"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor) =>
        ExportRows.Whole((await log.LoadAsync(personId))?.Learner.Abilities.OrderBy(ability => ability.Key).Select(ability => this.Row(
            $"{ability.Key}", ability.Value.Estimate.Value, ability.Value.Estimate.Deviation, ability.Value.Attempts, Day(ability.Value.Day))) ?? []);

    /// <summary>ISO 8601.</summary>
    private static string Day(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day).ToString("O", null);
}

internal sealed class AttemptPart(IAttemptLog log) : IExportPart
{
    private const int PageSize = 500;

    public string Name => "attempts";

    public IReadOnlyList<string> Columns { get; } =
    [
        "id", "kind", "questionId", "version", "skill", "response", "answeredAt", "receivedAt", "responseMs", "hintsUsed", "selfRating", "correct",
        "score", "rating", "rated", "first", "pCorrect", "abilityBefore", "abilityAfter", "due", "voids",
    ];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var page = await log.PageAsync(personId, cursor is null ? null : Guid.ParseExact(cursor, "N"), PageSize);
        return new(
            [
                .. page.Select(attempt => this.Row(
                    attempt.AttemptId, $"{attempt.Kind}", attempt.QuestionId, attempt.QuestionVersion, $"{attempt.Skill}", attempt.Response,
                    attempt.AnsweredAt, attempt.ReceivedAt, attempt.ResponseMs, attempt.HintsUsed, attempt.SelfRating?.ToString(), attempt.Correct,
                    attempt.Score, $"{attempt.Rating}", attempt.Rated, attempt.First, attempt.PCorrect, attempt.AbilityBefore.Value,
                    attempt.AbilityAfter.Value, attempt.CardAfter.IsNew ? null : attempt.CardAfter.Due, attempt.Voids)),
            ],
            page.Count < PageSize ? null : page[^1].AttemptId.ToString("N"));
    }
}

internal sealed class CardPart(IPersonalData store) : IExportPart
{
    private const int PageSize = 2000;

    public string Name => "cards";

    public IReadOnlyList<string> Columns { get; } =
        ["questionId", "state", "stability", "difficulty", "reps", "lapses", "lastReview", "due", "scheduledDays"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var cards = await store.CardsAsync(personId, cursor, PageSize);
        return new(
            [
                .. cards.Select(card => this.Row(
                    card.Key, $"{card.Value.Card.State}", card.Value.Card.Stability, card.Value.Card.Difficulty, card.Value.Card.Reps,
                    card.Value.Card.Lapses, card.Value.IsNew ? null : card.Value.LastReview, card.Value.IsNew ? null : card.Value.Due, card.Value.ScheduledDays)),
            ],
            cards.Count < PageSize ? null : cards[^1].Key);
    }
}

internal sealed class FlashcardPart(IPersonalData store) : IExportPart
{
    private const int PageSize = 500;

    public string Name => "flashcards";

    public IReadOnlyList<string> Columns { get; } = ["questionId", "front", "back"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var page = await store.FlashcardsAsync(personId, cursor, PageSize);
        return new([.. page.Select(card => this.Row(card.QuestionId, card.Front, card.Back))], page.Count < PageSize ? null : page[^1].QuestionId);
    }
}

internal sealed class ImportPart(IPersonalData store, ILivingGrains grains) : IExportPart
{
    public string Name => "imports";

    public IReadOnlyList<string> Columns { get; } = ["id", "state", "rows", "imported", "duplicates", "rejected", "skipped", "cards", "failure"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var rows = new List<string>();
        foreach (var id in await store.GrainsOfAsync(personId, ImportStates.Record))
        {
            if (await grains.ImportAsync(id, personId) is { } import)
                rows.Add(this.Row(
                    id, $"{import.State}", import.Rows, import.Imported, import.Duplicates, import.Rejected, import.Skipped, import.Cards, import.Failure));
        }
        return ExportRows.Whole(rows);
    }
}
