namespace EnglishLearning.Bench.Http;

/// <summary>The server is not there, or answered what cannot be gone on from; the message says what.</summary>
internal sealed class ServerException(string message, Exception? inner = null) : Exception(message, inner);
