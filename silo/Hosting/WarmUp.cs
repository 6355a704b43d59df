using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Grading;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Silo.Hosting;

/// <summary>Loads the word lists (120 ms) beside the start, so that no learner's first typo waits for them.</summary>
public static class WarmUp
{
    public static void Begin() => _ = Task.Run(() =>
    {
        var question = new QuestionVersion(
            "warm-up", 1, QuestionType.Short, Skill.Vocabulary, CefrLevel.A1, "", [], ["beautiful"], "", [], null);
        Grader.Grade(question, Response.Of("beautifull"), null);
    });
}
