using Xunit;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>A test that mounts a disk of its own, which only root may; elsewhere it shows as skipped.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null : "Needs root: mounts a small disk.";
}
