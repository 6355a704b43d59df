namespace EnglishLearning.Local;

/// <summary>What ends a server that nobody stops.</summary>
public enum Lifetime
{
    /// <summary>The end of the process that started it, however that ends; a temporary folder goes with it.</summary>
    WithOwner,

    /// <summary>Nothing: later processes find it by its folder.</summary>
    Detached,
}
