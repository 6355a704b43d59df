using System.Diagnostics;

namespace EnglishLearning.Local;

/// <summary>The silo's command line, as built beside this program: .../bin/Release/net10.0.</summary>
public static class SiloProgram
{
    /// <exception cref="ServerException">This program does not run within the repository, or the silo is not built.</exception>
    public static string Path
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            var repository = built;
            while (!File.Exists(System.IO.Path.Combine(repository.FullName, "EnglishLearning.sln")))
                repository = repository.Parent ?? throw new ServerException("This does not run within the repository, where the silo's program is.");
            var program = System.IO.Path.Combine(repository.FullName, "silo", "bin", built.Parent!.Name, built.Name, "EnglishLearning.Silo.dll");
            return File.Exists(program) ? program : throw new ServerException($"The silo is not built: dotnet build silo -c {built.Parent.Name}.");
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<CommandResult> RunAsync(IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync())
                .WaitAsync(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync();
            return new CommandResult(process.ExitCode, said[0], said[1]);
        }
        finally
        {
            process.Kill();
        }
    }
}
