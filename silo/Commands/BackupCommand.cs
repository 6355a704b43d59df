using System.CommandLine;
using System.Globalization;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Sqlite;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>backup</c>: SQLite's files, copied while the silo runs. PostgreSQL's backups are pgBackRest's (deploy/backup).</summary>
public static class BackupCommand
{
    private const string Stamp = "yyyy-MM-dd'T'HHmmss'Z'";

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var to = new Option<string>("--to") { Description = "Folder that gets a folder named by the time, in UTC. On another disk.", HelpName = "FOLDER", Required = true };
        var keep = new Option<int>("--keep-days") { Description = "Older ones there are deleted once this one is whole.", DefaultValueFactory = _ => 30 };
        keep.Validators.Add(result =>
        {
            if (result.GetValue(keep) < 1)
                result.AddError("--keep-days is at least 1.");
        });
        var command = new Command(
            "backup",
            "Copy SQLite's files while the silo runs, and check the copy. To restore, put its files into an empty data folder. Master keys and the list of erasures are not in it: keep them elsewhere.")
        {
            data, to, keep,
        };
        command.SetAction((parsed, _) => SiloDatabase.ToldAsync(
            "No backup was made",
            () => Task.FromResult(Run(parsed.GetValue(data), parsed.GetRequiredValue(to), TimeSpan.FromDays(parsed.GetValue(keep))))));
        return command;
    }

    private static int Run(string? data, string to, TimeSpan kept)
    {
        var storage = SiloDatabase.Storage(SiloDatabase.Configuration(CommonOptions.Settings(("Storage:DataDirectory", data))), "english.db");
        if (storage.Provider != StorageProvider.Sqlite)
        {
            Console.Error.WriteLine("No backup was made: the database is PostgreSQL, whose backups deploy/backup/backup makes.");
            return ExitCodes.Configuration;
        }
        var now = TimeProvider.System.GetUtcNow();
        var folder = Path.Combine(to, now.ToString(Stamp, CultureInfo.InvariantCulture));
        var bytes = SqliteBackup.Run(storage, folder);
        Console.WriteLine(FormattableString.Invariant($"{Path.GetFullPath(folder)}: {bytes / 1e6:F1} MB, whole"));
        foreach (var old in Directory.EnumerateDirectories(to).Where(old => MadeAt(old) < now - kept))
        {
            Directory.Delete(old, recursive: true);
            Console.WriteLine($"{Path.GetFullPath(old)}: older than {kept.Days} days, deleted");
        }
        return ExitCodes.Done;
    }

    /// <summary>Null of a folder that is none of ours.</summary>
    private static DateTimeOffset? MadeAt(string folder) =>
        DateTimeOffset.TryParseExact(Path.GetFileName(folder), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
