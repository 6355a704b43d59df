namespace EnglishLearning.Core.Classes;

/// <summary>Six digits by which a member signs in on a shared phone, with the class's code and the roster number.</summary>
public static class Pin
{
    public const int Digits = 6;

    /// <summary>One more than the largest number that one is made of.</summary>
    public const int Count = 1_000_000;

    /// <param name="number">Random, below <see cref="Count"/>.</param>
    public static string Of(int number) => number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}
