using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Compliance;

/// <summary>The master keys and the list of erasures are their owner's alone (0600, or read-only 0400).</summary>
public sealed class KeyFileCheck(IConfiguration configuration, StorageOptions storage) : IComplianceCheck
{
    private const string Name = "key-files";
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public Task<ComplianceFinding> RunAsync()
    {
        if (OperatingSystem.IsWindows())
            return Task.FromResult(ComplianceFinding.Warned(Name, "Permissions are not looked at on Windows.", "See to it that the service's user alone reads the key file."));
        string[] files = [SiloSettings.KeysFile(configuration, storage), SiloSettings.ErasureList(configuration, storage)];
        var open = new List<string>();
        foreach (var file in files.Where(File.Exists))
        {
            if ((File.GetUnixFileMode(file) & ~OwnersOnly) != 0)
                open.Add(Path.GetFileName(file));
        }
        return Task.FromResult(open.Count == 0
            ? ComplianceFinding.Passed(Name, "Read by their owner alone.")
            : ComplianceFinding.Failed(Name, $"Others may read {string.Join(" and ", open)}.", "chmod 600, and rotate the master key if others had access: \"silo keys rotate\"."));
    }
}
