using Orleans.Streams;

namespace EnglishLearning.Grains.Tests.Streams;

internal static class CursorMoves
{
    /// <summary>True where the cursor has a batch.</summary>
    public static bool Moves(this IQueueCacheCursor cursor) => cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success;
}
