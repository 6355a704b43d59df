using EnglishLearning.Api.Limits;
using EnglishLearning.Silo.Hosting;

namespace EnglishLearning.Silo.Operations;

/// <summary>
/// The ceiling of the managed heap, <c>Memory__CeilingMb</c>. Towards it Orleans deactivates grains that were idle longest
/// (its percentages are of the limit set here); above 90 % of it requests are refused until the heap has shrunk.
/// </summary>
public sealed class MemoryCeiling : ILoadShedder
{
    private const double ShedAbove = 0.9;
    private const int MinimumMb = 128;
    private const int DefaultMb = 2048;

    private readonly TimeProvider _time;
    private readonly long _shedAt;
    private long _checkedAt;
    private volatile bool _shed;

    public MemoryCeiling(IConfiguration configuration, TimeProvider time)
    {
        _time = time;
        _shedAt = (long)(Bytes(configuration) * ShedAbove);
        _checkedAt = time.GetTimestamp();
    }

    public bool ShouldShed
    {
        get
        {
            // The heap's size is cheap to read but not free: ten times a second is enough.
            if (_time.GetElapsedTime(Volatile.Read(ref _checkedAt)) > TimeSpan.FromMilliseconds(100))
            {
                Volatile.Write(ref _checkedAt, _time.GetTimestamp());
                _shed = GC.GetTotalMemory(forceFullCollection: false) > _shedAt;
            }
            return _shed;
        }
    }

    /// <summary>Tells the runtime of the ceiling; before anything large is allocated.</summary>
    public static void Apply(IConfiguration configuration)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)Bytes(configuration));
        GC.RefreshMemoryLimit();
    }

    private static long Bytes(IConfiguration configuration)
    {
        var megabytes = SiloSettings.Value(configuration, "Memory:CeilingMb", DefaultMb);
        return megabytes >= MinimumMb
            ? (long)megabytes << 20
            : throw new SettingException($"Memory__CeilingMb must be at least {MinimumMb}.");
    }
}
