namespace EnglishLearning.Api.Edge;

/// <summary>Settings that the host checks before anything starts.</summary>
public interface ICheckedOptions
{
    /// <summary>What is wrong, and what to write instead; empty where all is well. Names settings as in the environment.</summary>
    IEnumerable<string> Faults();
}
