namespace EnglishLearning.Grains.Imports;

/// <summary>The grain storage provider for small, rarely written state.</summary>
public static class GrainStorage
{
    public const string Name = "grains";
}
