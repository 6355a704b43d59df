namespace EnglishLearning.Core.Grading;

/// <summary>The outcome of one response.</summary>
/// <param name="Score">0 to 1; a part only for multiple choice, else 1 where correct and 0 where not.</param>
/// <param name="Correction">What was wrong with an accepted text and is to be shown; null where nothing was.</param>
public sealed record Grade(bool Correct, double Score, Correction? Correction);

/// <summary>A forgiven slip: the word (or the hyphenation) of the key, and what the learner wrote instead.</summary>
public sealed record Correction(string Expected, string Given);
