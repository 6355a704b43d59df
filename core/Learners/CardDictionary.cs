using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// A learner's cards by question id. A hash table as <see cref="Dictionary{TKey, TValue}"/> is one, with half the memory:
/// measured with 500 own flashcards, 44 KB for 112 KB. Not thread-safe.
/// </summary>
public sealed class CardDictionary : IReadOnlyDictionary<string, ScheduledCard>
{
    private const int SmallestRoom = 4;

    private int[] _buckets;
    private CardEntry[] _entries;

    /// <summary>Takes exactly the room that the cards need.</summary>
    public CardDictionary(IReadOnlyDictionary<string, ScheduledCard> cards)
    {
        _entries = new CardEntry[cards.Count];
        _buckets = NewBuckets(cards.Count);
        if (cards is CardDictionary other)
        {
            other.Entries.CopyTo(_entries);
            Count = other.Count;
            Chain();
            return;
        }
        foreach (var (questionId, card) in cards)
            this[questionId] = card;
    }

    public CardDictionary()
    {
        _entries = [];
        _buckets = NewBuckets(0);
    }

    public int Count { get; private set; }

    public IEnumerable<string> Keys => this.Select(card => card.Key);

    public IEnumerable<ScheduledCard> Values => this.Select(card => card.Value);

    /// <summary>In no particular order.</summary>
    internal ReadOnlySpan<CardEntry> Entries => _entries.AsSpan(0, Count);

    public ScheduledCard this[string key]
    {
        get => TryGetValue(key, out var card) ? card : throw new KeyNotFoundException($"There is no card of {key}.");
        set => Set(CardId.Of(key), value);
    }

    /// <summary>Takes one card more, of an id that is not there, with twice the room where there is none: for reading many.</summary>
    public void Add(string questionId, in ScheduledCard card)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(SmallestRoom, 2 * Count));
        this[questionId] = card;
    }

    public bool ContainsKey(string key) => IndexOf(CardId.Of(key)) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ScheduledCard value)
    {
        var index = IndexOf(CardId.Of(key));
        value = index < 0 ? default : _entries[index].Scheduled;
        return index >= 0;
    }

    public bool Remove(string key)
    {
        var index = IndexOf(CardId.Of(key));
        if (index < 0)
            return false;
        // The last one moves into the gap: entries lie without one.
        _entries[index] = _entries[--Count];
        _entries[Count] = default;
        Chain();
        return true;
    }

    public IEnumerator<KeyValuePair<string, ScheduledCard>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new(_entries[i].Id.ToString(), _entries[i].Scheduled);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(CardId id, in ScheduledCard card)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            _entries[index] = new CardEntry(_entries[index].Id, card) { Next = _entries[index].Next };
            return;
        }
        // By an eighth: a twofold growth would leave a learner with half empty memory.
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count + Math.Max(SmallestRoom, Count / 8));
        _entries[Count++] = new CardEntry(id.Kept(), card);
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

    private int IndexOf(CardId id)
    {
        var index = Bucket(id) - 1;
        while (index >= 0 && !_entries[index].Id.Equals(id))
            index = _entries[index].Next;
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
        ref var bucket = ref Bucket(_entries[index].Id);
        _entries[index].Next = bucket - 1;
        bucket = index + 1;
    }

    private static int[] NewBuckets(int count) => new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestRoom, count))];
}
