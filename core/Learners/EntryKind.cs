namespace EnglishLearning.Core.Learners;

/// <summary>What an entry of the attempts log says. Persisted: the numbers are frozen.</summary>
public enum EntryKind
{
    /// <summary>An answer given here.</summary>
    Answer = 1,

    /// <summary>An earlier answer was taken back; nothing is erased.</summary>
    Void = 2,

    /// <summary>A review made in another program, brought along.</summary>
    Import = 3,
}
