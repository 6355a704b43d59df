namespace EnglishLearning.Silo.Hosting;

/// <summary>A setting is missing or senseless; the message says which and what to write. It never quotes a secret.</summary>
public sealed class SettingException(string message) : Exception(message);
