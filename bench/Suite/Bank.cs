using EnglishLearning.Core.Questions;
using EnglishLearning.Storage.Content;

namespace EnglishLearning.Bench.Suite;

/// <summary>The shipped questions, as they lie beside this program.</summary>
internal static class Bank
{
    public static async Task<IReadOnlyList<QuestionVersion>> QuestionsAsync(CancellationToken cancellation)
    {
        var reading = await ContentReader.ReadAsync(Path.Combine(AppContext.BaseDirectory, "content"), cancellation);
        return [.. reading.Folder.Questions];
    }
}
