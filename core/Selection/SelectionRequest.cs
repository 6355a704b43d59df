using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Selection;

/// <summary>What is asked for. With the learner's state, the pool and the same request, the choice is the same.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Seed">Decides between equals; see <see cref="SelectionSeed"/>.</param>
public sealed record SelectionRequest(
    int Count, PracticeMode Mode, Skill? Skill, CefrLevel? Level, DateTimeOffset Now, ulong Seed);
