namespace EnglishLearning.Api.Limits;

/// <summary>Says when requests to /v1 are refused outright (503), such as near the ceiling of memory. Asked for each.</summary>
public interface ILoadShedder
{
    bool ShouldShed { get; }
}

/// <summary>Where the host has no opinion.</summary>
internal sealed class NeverShed : ILoadShedder
{
    public bool ShouldShed => false;
}
