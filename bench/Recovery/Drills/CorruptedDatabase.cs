using System.Diagnostics;
using System.Security.Cryptography;

namespace EnglishLearning.Bench.Recovery.Drills;

/// <summary>The disk writes rubbish over the tables. The log of the database is whole, on the same machine and in the archive.</summary>
internal sealed class CorruptedDatabase : RecoveryDrill
{
    private const int Page = 8192;

    public override string Name => "corrupted-database";

    public override string About => "pages of every table become rubbish; all is restored, with the log that was not archived yet";

    public override async Task HarmAsync(Site site, DrillScene scene)
    {
        await site.Postgres.KillAsync();
        var spoilt = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(site.Postgres.Folder, "data", "base"), "*", SearchOption.AllDirectories))
        {
            if (new FileInfo(file).Length < 2 * Page || !char.IsAsciiDigit(Path.GetFileName(file)[0]))
                continue;
            await using var stream = File.OpenWrite(file);
            stream.Position = Page;
            await stream.WriteAsync(RandomNumberGenerator.GetBytes(Page));
            spoilt++;
        }
        scene.Notes.Add($"{spoilt} files spoilt");
    }

    public override async Task RecoverAsync(Site site, DrillScene scene)
    {
        await site.Silo.KillAsync();
        var (data, saved) = (Path.Combine(site.Postgres.Folder, "data"), Path.Combine(site.Postgres.Folder, "saved"));
        // What was not archived yet lies here alone.
        await CopyAsync("cp", "-a", Path.Combine(data, "pg_wal"), saved);
        // Left by the server that was killed.
        File.Delete(Path.Combine(data, "postmaster.pid"));
        await site.Archive.RestoreAsync(site.Postgres.Port);
        await CopyAsync("cp", "-an", $"{saved}/.", Path.Combine(data, "pg_wal"));
        await site.Postgres.StartAsync();
        await Promotion.OfAsync(site.Postgres);
        await site.Silo.StartAsync();
    }

    private static async Task CopyAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new Local.ServerException($"{string.Join(' ', command)}: {said.Trim()}");
    }
}
