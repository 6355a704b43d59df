using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EnglishLearning.Bench.Chaos;
using EnglishLearning.Bench.Cli;
using EnglishLearning.Bench.Commits;
using EnglishLearning.Bench.Limit;
using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Recovery;
using EnglishLearning.Bench.Replay;
using EnglishLearning.Bench.Soak;
using EnglishLearning.Bench.Suite;

namespace EnglishLearning.Bench.Output;

/// <summary>Reports for programs.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(SoakReport))]
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(LimitReport))]
[JsonSerializable(typeof(CommitReport))]
[JsonSerializable(typeof(SuiteReport))]
[JsonSerializable(typeof(ChaosReport))]
[JsonSerializable(typeof(RecoveryReports))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write<T>(string path, T report, JsonTypeInfo<T> type)
    {
        try
        {
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(report, type));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {fault.Message}");
        }
    }
}
