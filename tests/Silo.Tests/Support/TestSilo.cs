using EnglishLearning.Local;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>The program in a process of its own, for one test.</summary>
public static class TestSilo
{
    /// <summary>A silo on SQLite at a free port, ready.</summary>
    public static Task<SiloProcess> StartAsync(TestFolder data, params (string Key, string Value)[] environment) =>
        StartAsync(["run", "--data", data.Path], port: 0, environment);

    /// <param name="port">0 for a free one, null where arguments or environment say it.</param>
    public static async Task<SiloProcess> StartAsync(string[] arguments, int? port, params (string Key, string Value)[] environment)
    {
        var silo = new SiloProcess(arguments, [("RateLimits__Enabled", "false"), .. environment], port);
        try
        {
            await silo.StartAsync();
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }
}
