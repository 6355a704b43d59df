using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Accounts.Tests;

/// <summary>What accounts logged under ids of their own.</summary>
internal sealed class EventLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> _events = new();

    public IReadOnlyCollection<(LogLevel Level, EventId Id, string Text)> Events => _events;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // EF Core has ids from 10000 on.
        if (eventId.Id is >= 4000 and < 5000)
            _events.Enqueue((logLevel, eventId, formatter(state, exception)));
    }

    public void Dispose()
    {
    }
}
