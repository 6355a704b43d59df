using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Keeps what a silo in this process logged as an error.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private static volatile string s_last = "";

    private readonly ConcurrentQueue<string> _errors = [];

    /// <summary>The last error of any silo in this process: what an answer 500 does not tell.</summary>
    public static string Last => s_last;

    public IReadOnlyCollection<string> Errors => _errors;

    public ILogger CreateLogger(string categoryName) => new Log(categoryName, _errors);

    public void Dispose()
    {
    }

    private sealed class Log(string category, ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                errors.Enqueue(s_last = $"{category}: {formatter(state, exception)}\n{exception}");
        }
    }
}
