using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// A learner's cards by question id. A hash table as <see cref="Dictionary{TKey, TValue}"/> is one, with half the memory:
/// measured with 500 own flashcards, 43 KB for 93 KB as read, 50 KB for 133 KB where they came one by one. Not thread-safe.
/// </summary>
public sealed class CardDictionary : IReadOnlyDictionary<string, ScheduledCard>
{
    private const int SmallestRoom = 4;

    // Blocks of 32 cards, 2.6 KB: one array of all would be copied as it grows, for the collector to move once more, and that of
    // 2,000 cards would lie on the large object heap.
    private const int BlockBits = 5;
    private const int BlockSize = 1 << BlockBits;

    private int[] _buckets;
    private CardEntry[][] _blocks = [];

    /// <summary>Takes exactly the room that the cards need.</summary>
    public CardDictionary(IReadOnlyDictionary<string, ScheduledCard> cards)
    {
        _blocks = new CardEntry[(cards.Count + BlockSize - 1) >> BlockBits][];
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i] = new CardEntry[Math.Min(BlockSize, cards.Count - i * BlockSize)];
        _buckets = NewBuckets(cards.Count);
        if (cards is CardDictionary other)
        {
            for (var i = 0; i < _blocks.Length; i++)
                other._blocks[i].AsSpan(0, _blocks[i].Length).CopyTo(_blocks[i]);
            Count = other.Count;
            Chain();
            return;
        }
        foreach (var (questionId, card) in cards)
            this[questionId] = card;
    }

    public CardDictionary() => _buckets = NewBuckets(0);

    public int Count { get; private set; }

    public IEnumerable<string> Keys => this.Select(card => card.Key);

    public IEnumerable<ScheduledCard> Values => this.Select(card => card.Value);

    public ScheduledCard this[string key]
    {
        get => TryGetValue(key, out var card) ? card : throw new KeyNotFoundException($"There is no card of {key}.");
        set => Set(CardId.Of(key), value);
    }

    /// <summary>Takes one card more, of an id that is not there, with room for as many again: for reading many.</summary>
    public void Add(string questionId, in ScheduledCard card)
    {
        EnsureRoom(Count);
        this[questionId] = card;
    }

    public bool ContainsKey(string key) => IndexOf(CardId.Of(key)) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ScheduledCard value)
    {
        var index = IndexOf(CardId.Of(key));
        value = index < 0 ? default : At(index).Scheduled;
        return index >= 0;
    }

    public bool Remove(string key)
    {
        var index = IndexOf(CardId.Of(key));
        if (index < 0)
            return false;
        // The last one moves into the gap: entries lie without one.
        At(index) = At(--Count);
        At(Count) = default;
        Chain();
        return true;
    }

    public IEnumerator<KeyValuePair<string, ScheduledCard>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new(At(i).Id.ToString(), At(i).Scheduled);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(CardId id, in ScheduledCard card)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            At(index) = new CardEntry(At(index).Id, card) { Next = At(index).Next };
            return;
        }
        // By a quarter: a twofold growth would leave a learner with half empty memory, an eighth copies the cards too often.
        EnsureRoom(Count / 4);
        At(Count++) = new CardEntry(id.Kept(), card);
        if (Count > _buckets.Length)
        {
            _buckets = NewBuckets(Count);
            Chain();
        }
        else
        {
            Chain(Count - 1);
        }
    }

    /// <summary>One of the <see cref="Count"/> cards, which lie in no particular order.</summary>
    internal ref CardEntry At(int index) => ref _blocks[index >> BlockBits][index & (BlockSize - 1)];

    /// <summary>Room for one more; where there is none, for <paramref name="more"/> or as far as a block goes.</summary>
    private void EnsureRoom(int more)
    {
        var (block, used) = (Count >> BlockBits, Count & (BlockSize - 1));
        if (block == _blocks.Length)
            _blocks = [.. _blocks, []];
        if (used == _blocks[block].Length)
            Array.Resize(ref _blocks[block], Math.Min(BlockSize, used + Math.Max(SmallestRoom, more)));
    }

    private int IndexOf(CardId id)
    {
        var index = Bucket(id) - 1;
        while (index >= 0 && !At(index).Id.Equals(id))
            index = At(index).Next;
        return index;
    }

    /// <summary>The index of a bucket's first entry plus one; 0 where it is empty.</summary>
    private ref int Bucket(CardId id) => ref _buckets[id.GetHashCode() & (_buckets.Length - 1)];

    private void Chain()
    {
        Array.Clear(_buckets);
        for (var i = 0; i < Count; i++)
            Chain(i);
    }

    private void Chain(int index)
    {
        ref var bucket = ref Bucket(At(index).Id);
        At(index).Next = bucket - 1;
        bucket = index + 1;
    }

    private static int[] NewBuckets(int count) => new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestRoom, count))];
}
