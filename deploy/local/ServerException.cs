namespace EnglishLearning.Local;

/// <summary>A server cannot be used; the message says which, and where to look or what to do.</summary>
public sealed class ServerException(string message) : Exception(message);
