namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>Which way a message goes.</summary>
internal enum WireWay
{
    /// <summary>To the server.</summary>
    Up,

    /// <summary>To the client.</summary>
    Down,
}

public enum WireFaultKind
{
    /// <summary>The server answers the statement with an error and the session goes on.</summary>
    Error,

    /// <summary>In place of the message the client is told that its session is ended, and it is.</summary>
    Fatal,

    /// <summary>Both connections are reset before the message passes.</summary>
    CutBefore,

    /// <summary>Half of the message passes.</summary>
    CutWithin,

    /// <summary>The message passes and nothing after it.</summary>
    CutAfter,

    /// <summary>The message passes late.</summary>
    Delay,
}

/// <summary>The n-th message of one way while armed, from 0.</summary>
internal readonly record struct WirePoint(WireWay Way, int Index, char Type)
{
    public override string ToString() => $"{Way} {Index} ({Type})";
}

/// <param name="SqlState">Of <see cref="WireFaultKind.Error"/> and <see cref="WireFaultKind.Fatal"/>.</param>
internal sealed record WireFault(WireFaultKind Kind, string SqlState = "57P01", TimeSpan Wait = default);
