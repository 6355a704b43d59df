namespace EnglishLearning.Local;

/// <summary>How a run of the program ended, and what it said.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Errors);
