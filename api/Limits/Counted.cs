namespace EnglishLearning.Api.Limits;

/// <summary>
/// What one account or one address has used of each quota, by the generic cell rate algorithm (ITU-T I.371): a quota is one
/// number, the moment at which it is whole again. No timer fills it.
/// </summary>
/// <param name="quotas">By <see cref="LimitPolicy.Index"/>; of this account or address.</param>
/// <param name="people">How many the quotas of an address are made for.</param>
internal sealed class Counted(Quota[] quotas, int people = RateLimitOptions.People)
{
    private readonly long[] _wholeAt = new long[quotas.Length];
    private long _minute;

    public int People => people;

    public Quota Of(LimitPolicy policy) => quotas[policy.Index];

    /// <summary>Takes one; what is refused takes nothing.</summary>
    /// <param name="now">In ticks of the clock.</param>
    public Taken Take(LimitPolicy policy, long now)
    {
        var quota = quotas[policy.Index];
        ref var wholeAt = ref _wholeAt[policy.Index];
        while (true)
        {
            var seen = Volatile.Read(ref wholeAt);
            var next = Math.Max(seen, now) + quota.Interval;
            if (next - now > quota.Window)
                return new Taken(0, seen - now, next - now - quota.Window);
            if (Interlocked.CompareExchange(ref wholeAt, next, seen) == seen)
                return Left(quota, next - now);
        }
    }

    /// <summary>What is left, without taking.</summary>
    public Taken Look(LimitPolicy policy, long now) =>
        Left(quotas[policy.Index], Math.Max(0, Volatile.Read(ref _wholeAt[policy.Index]) - now));

    /// <summary>Counts a request; gives how many there have been in this minute.</summary>
    public int CountInMinute(long minute)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _minute);
            var next = seen >> 32 == minute ? seen + 1 : (minute << 32) | 1;
            if (Interlocked.CompareExchange(ref _minute, next, seen) == seen)
                return (int)next;
        }
    }

    private static Taken Left(Quota quota, long untilFull) =>
        new(quota.Interval == 0 ? 0 : (int)Math.Max(0, (quota.Window - untilFull) / quota.Interval), untilFull, 0);
}
