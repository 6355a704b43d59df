using System.Buffers;
using System.Globalization;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// A question's id as a card keeps it: an own flashcard's 24 hexadecimal digits as 12 bytes (a string takes 80), any other
/// as the one string that all learners share.
/// </summary>
internal readonly struct CardId : IEquatable<CardId>, IComparable<CardId>
{
    private const int Digits = 24;
    private const int HighDigits = 16;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private readonly string? _shared;
    private readonly ulong _high;
    private readonly uint _low;

    private CardId(string? shared, ulong high, uint low) => (_shared, _high, _low) = (shared, high, low);

    /// <summary>To look for: takes the string as it is.</summary>
    public static CardId Of(string questionId) => TryPack(questionId, out var packed) ? packed : new CardId(questionId, 0, 0);

    /// <summary>To keep. Ids of the bank are bounded by what authors wrote, so the runtime's table of strings can hold them.</summary>
    public CardId Kept() => _shared is null ? this : new CardId(string.Intern(_shared), 0, 0);

    /// <summary>Ordinal, as the strings compare.</summary>
    public int CompareTo(CardId other)
    {
        if (_shared is not null || other._shared is not null)
            return string.CompareOrdinal(ToString(), other.ToString());
        var byHigh = _high.CompareTo(other._high);
        return byHigh != 0 ? byHigh : _low.CompareTo(other._low);
    }

    public bool Equals(CardId other) =>
        _high == other._high && _low == other._low && string.Equals(_shared, other._shared, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CardId other && Equals(other);

    public override int GetHashCode() => _shared?.GetHashCode(StringComparison.Ordinal) ?? HashCode.Combine(_high, _low);

    public override string ToString() => _shared ?? string.Create(CultureInfo.InvariantCulture, $"{OwnCards.Prefix}{_high:x16}{_low:x8}");

    private static bool TryPack(string questionId, out CardId packed)
    {
        packed = default;
        if (questionId.Length != OwnCards.Prefix.Length + Digits || !OwnCards.IsOwn(questionId))
            return false;
        var digits = questionId.AsSpan(OwnCards.Prefix.Length);
        // Only what unpacks to the same text: upper case stays a string.
        if (digits.ContainsAnyExcept(LowerHex))
            return false;
        packed = new CardId(
            null,
            ulong.Parse(digits[..HighDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            uint.Parse(digits[HighDigits..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }
}
