using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Contracts.Questions;

/// <summary>One question of the bank: its live difficulty and statistics, folded from the attempts stream.</summary>
[Alias("el.IQuestionGrain")]
public interface IQuestionGrain : IGrainWithStringKey
{
    /// <summary>Null for a question that is not in the bank.</summary>
    [Alias("Statistics")]
    Task<QuestionStatisticsView?> StatisticsAsync();
}

/// <summary>Item statistics on first attempts at the newest version.</summary>
[GenerateSerializer, Immutable, Alias("el.QuestionStatisticsView")]
public sealed record QuestionStatisticsView(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] int Version,
    [property: Id(2)] QuestionView Question,
    [property: Id(3)] int AllAttempts,
    [property: Id(4)] double? Facility,
    [property: Id(5)] double? Discrimination);
