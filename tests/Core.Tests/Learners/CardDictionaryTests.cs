using CsCheck;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class CardDictionaryTests
{
    /// <summary>Few enough to meet again; own ones packed, and what only looks like them.</summary>
    private static readonly Gen<string> Id = Gen.OneOf(
        Gen.Int[0, 60].Select(i => $"grammar-{i}"),
        Gen.Int[0, 60].Select(i => $"own-{i * 7919L:x24}"),
        Gen.ULong.Select(high => $"own-{high % 5:x16}{high % 3:x8}"),
        Gen.OneOf(
            "", "own-", "own-1", "own-00000000000000000000000A", "own-00000000000000000000000a", "own-0000000000000000000000000",
            "OWN-000000000000000000000001", "own-00000000000000000000000g", "own-+0000000000000000000000"));

    private static readonly Gen<ScheduledCard> Card = Gen.Select(
        Gen.Enum<CardState>(), Gen.Int[0, 2], Gen.Double, Gen.Double, Gen.Int, Gen.DateTimeOffset, Gen.DateTimeOffset, Gen.Int,
        (state, step, stability, difficulty, number, last, due, days) => new ScheduledCard(
            new Card(state, step, stability, difficulty, number, number ^ days, days >> 3), last.ToUniversalTime(), due.ToUniversalTime(), days));

    [Fact]
    public void ItDoesWhatAPlainDictionaryDoes() =>
        Gen.Select(Id, Card, Gen.Int[0, 4]).Array[0, 200].Sample(
            steps =>
            {
                var plain = new Dictionary<string, ScheduledCard>();
                var compact = new CardDictionary();
                foreach (var (id, card, dice) in steps)
                {
                    Assert.Equal(plain.TryGetValue(id, out var one), compact.TryGetValue(id, out var other));
                    Assert.Equal(one, other);
                    Assert.Equal(plain.ContainsKey(id), compact.ContainsKey(id));
                    if (dice == 0)
                        Assert.Equal(plain.Remove(id), compact.Remove(id));
                    else
                        plain[id] = compact[id] = card;
                    Assert.Equal(plain.Count, compact.Count);
                }
                AssertSame(plain, compact);
                AssertSame(plain, new CardDictionary(compact));
                AssertSame(plain, new CardDictionary(plain));
            },
            iter: 1000);

    [Fact]
    public void AcrossItsBlocks_ItDoesWhatAPlainDictionaryDoes() =>
        Gen.Select(Gen.Int[500, 1600], Gen.Int[1, 40], Gen.Int).Sample(
            (count, removeEach, seed) =>
            {
                var random = new Random(seed);
                var plain = new Dictionary<string, ScheduledCard>();
                var read = new CardDictionary();
                for (var i = 0; i < count; i++)
                {
                    var id = i % 2 == 0 ? $"q-{i}" : $"own-{i * 7919L:x24}";
                    plain[id] = ScheduledCard.Seen with { ScheduledDays = i };
                    read.Add(id, plain[id]);
                }
                var compact = new CardDictionary(read);
                foreach (var id in plain.Keys.ToArray())
                {
                    if (random.Next(removeEach) == 0)
                        Assert.Equal(plain.Remove(id), compact.Remove(id));
                    else if (random.Next(3) == 0)
                        plain[id + "x"] = compact[id + "x"] = plain[id];
                }
                AssertSame(plain, compact);
                AssertSame(plain, new CardDictionary(plain));
                Assert.All(plain, card => Assert.Equal(card.Value, compact[card.Key]));
            },
            iter: 100);

    [Fact]
    public void ACopy_LeavesItsOriginalAlone()
    {
        var original = new CardDictionary { ["own-1"] = ScheduledCard.Seen };
        var copy = new CardDictionary(original) { ["q"] = ScheduledCard.Seen };
        copy.Remove("own-1");
        Assert.Equal(["own-1"], original.Keys);
        Assert.Equal(["q"], copy.Keys);
    }

    [Fact]
    public void AnIdThatIsNotThere_IsAKeyNotFound() =>
        Assert.Throws<KeyNotFoundException>(() => new CardDictionary()["grammar-1"]);

    [Fact]
    public void Ids_CompareAsTheirTextsDo() =>
        Gen.Select(Id, Id).Sample(
            (left, right) => Math.Sign(CardId.Of(left).CompareTo(CardId.Of(right))) == Math.Sign(string.CompareOrdinal(left, right))
                && CardId.Of(left).Equals(CardId.Of(right)) == (left == right)
                && CardId.Of(left).ToString() == left);

    private static void AssertSame(Dictionary<string, ScheduledCard> plain, CardDictionary compact)
    {
        Assert.Equal(plain.OrderBy(card => card.Key, StringComparer.Ordinal), compact.OrderBy(card => card.Key, StringComparer.Ordinal));
        Assert.Equal(compact.Select(card => card.Key), compact.Keys);
        Assert.Equal(compact.Select(card => card.Value), compact.Values);
    }
}
