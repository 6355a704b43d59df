namespace EnglishLearning.Bench.Cli;

/// <summary>The arguments, or a file they name, are of no use; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
