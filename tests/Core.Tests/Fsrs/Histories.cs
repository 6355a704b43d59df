using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Tests.Fsrs;

internal static class Histories
{
    internal static readonly Rating[] Ratings = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy];

    /// <summary>The memory after each review; the first wait is not read.</summary>
    internal static MemoryState Replay(FsrsParameters w, IReadOnlyList<int> ratings, IReadOnlyList<int> waits)
    {
        var state = Memory.Initial(w, (Rating)ratings[0]);
        for (var i = 1; i < ratings.Count; i++)
            state = Memory.Next(w, state, waits[i], (Rating)ratings[i]);

        return state;
    }

    /// <summary>FSRS without same-day memory: w17 = w18 = w19 = 0.</summary>
    internal static FsrsParameters LongTerm(FsrsParameters w)
    {
        var values = w.ToArray();
        values.AsSpan(17, 3).Clear();
        return FsrsParameters.Create(values);
    }
}
