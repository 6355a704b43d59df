using System.Runtime.CompilerServices;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Grading;

/// <summary>How much there is to read, counted once a question: counting anew at each answer was 4 % of its CPU.</summary>
/// <param name="Own">Words of the stem and the options.</param>
/// <param name="Passage">Words of the passage with its title; 0 without one.</param>
internal sealed record ReadingLoad(int Own, int Passage)
{
    private static readonly ConditionalWeakTable<QuestionVersion, ReadingLoad> Counted = [];

    public static ReadingLoad Of(QuestionVersion question) => Counted.GetValue(question, static question => new ReadingLoad(
        Words(question.Stem) + question.Options.Sum(option => Words(option.Text)),
        question.Passage is { } passage ? Words(passage.Title) + Words(passage.Text) : 0));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
