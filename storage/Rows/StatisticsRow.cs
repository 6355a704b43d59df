using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Storage.Rows;

internal static class StatisticsRow
{
    /// <summary>The table question_statistics but for the stamp; its key is the first.</summary>
    public static readonly ColumnSet Columns = new(
        ("question_id", ColumnType.Text),
        ("version", ColumnType.Int),
        ("difficulty", ColumnType.Real),
        ("deviation", ColumnType.Real),
        ("attempts", ColumnType.Int),
        ("all_attempts", ColumnType.Int),
        ("score_sum", ColumnType.Real),
        ("score_square_sum", ColumnType.Real),
        ("ability_sum", ColumnType.Real),
        ("ability_square_sum", ColumnType.Real),
        ("product_sum", ColumnType.Real),
        ("position_transaction", ColumnType.Long),
        ("position_index", ColumnType.Int));

    /// <summary>Folds of one question are one subject: they never share a batch.</summary>
    public static readonly IEqualityComparer<StatisticsAt> SameQuestion = EqualityComparer<StatisticsAt>.Create(
        (left, right) => left!.Statistics.QuestionId == right!.Statistics.QuestionId,
        statistics => statistics.Statistics.QuestionId.GetHashCode(StringComparison.Ordinal));

    public static void Write(IFieldWriter to, StatisticsAt stored)
    {
        var statistics = stored.Statistics;
        to
            .Add(statistics.QuestionId)
            .Add(statistics.Version)
            .Add(statistics.Difficulty)
            .Add(statistics.Attempts)
            .Add(statistics.AllAttempts)
            .Add(statistics.ScoreSum)
            .Add(statistics.ScoreSquareSum)
            .Add(statistics.AbilitySum)
            .Add(statistics.AbilitySquareSum)
            .Add(statistics.ProductSum)
            .Add(stored.Position.Transaction)
            .Add(stored.Position.Index);
    }

    /// <summary>Null where the row is one of nulls, of an outer join.</summary>
    public static StatisticsAt? OptionalStatistics(this FieldReader from) => from.IsNull() ? null : from.Statistics();

    public static StatisticsAt Statistics(this FieldReader from) =>
        new(
            new QuestionStatistics(
                from.Text(),
                from.Int(),
                from.Estimate(),
                from.Int(),
                from.Int(),
                from.Real(),
                from.Real(),
                from.Real(),
                from.Real(),
                from.Real()),
            new LogPosition(from.Long(), from.Int()));
}
