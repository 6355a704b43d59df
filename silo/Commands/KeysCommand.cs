using System.CommandLine;
using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>keys rotate</c>, <c>keys rewrap</c>: a new master key, and every key of the database under it.</summary>
public static class KeysCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var rotate = new Command("rotate", "Add a master key to the key file and wrap every key of the database under it. On SQLite stop the silo first; elsewhere silos may run, if they see the same file.") { data };
        rotate.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(data), addKey: true, cancel));
        var rewrap = new Command("rewrap", "Only wrap what is under an older master key: after \"rotate\" was cut off, or where you added the line yourself.") { data };
        rewrap.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(data), addKey: false, cancel));
        return new Command("keys", "Master keys.") { rotate, rewrap };
    }

    private static Task<int> RunAsync(string? data, bool addKey, CancellationToken cancel) => DataCommand.RunAsync(
        CommonOptions.Settings(("Storage:DataDirectory", data)),
        "The keys were not rotated",
        async (services, configuration) =>
        {
            var path = SiloSettings.KeysFile(configuration, services.GetRequiredService<StorageOptions>());
            if (addKey)
                KeyFile.AddKey(path, DateTimeOffset.UtcNow);
            var progress = new Progress<int>(count =>
            {
                if (count % 10_000 == 0 && count > 0)
                    Console.Error.WriteLine($"{count} keys");
            });
            var count = await PrivacySetup.RewrapKeysAsync(services, progress, cancel);
            Console.WriteLine(
                $"{count} keys were wrapped anew under the newest master key. Where silos run, one may just have stored a key under the older one: run \"silo keys rewrap\" "
                + $"in ten minutes. An older line of {path} may go once \"silo compliance\" passes key-age and no backup from before is kept: what is under it is lost without it.");
            return ExitCodes.Done;
        },
        cancel);
}
