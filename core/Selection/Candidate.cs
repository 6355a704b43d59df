using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Selection;

/// <summary>A question that could be asked next.</summary>
/// <param name="Exposure">How often it was answered by anyone.</param>
/// <param name="SelfGraded">True for a flashcard: the learner judges.</param>
public readonly record struct Candidate(
    string QuestionId, Skill Skill, CefrLevel Level, Estimate Difficulty, double Guess, int Exposure, bool SelfGraded);
