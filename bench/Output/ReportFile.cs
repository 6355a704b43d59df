using EnglishLearning.Bench.Cli;

namespace EnglishLearning.Bench.Output;

/// <summary>Writes what a person asked for by name.</summary>
internal static class ReportFile
{
    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be made: {fault.Message}");
        }
    }

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {fault.Message}");
        }
    }
}
