using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EnglishLearning.Accounts;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>audit verify</c>: whether the audit log is as it was written.</summary>
public static class AuditCommand
{
    private const int HashDigits = 64;

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var expect = new Option<(long Sequence, string Hash)?>("--expect")
        {
            Description = "An end noted earlier, SEQUENCE:HASH as this command prints it: it has to be in the log, so that nothing was cut off.",
            HelpName = "SEQUENCE:HASH",
            CustomParser = ParseEnd,
        };
        var verify = new Command("verify", "Check every entry of the audit log and the chain of their hashes. Exit code 1 where something was changed.")
        {
            data, expect,
        };
        verify.SetAction((parsed, _) => SiloDatabase.WithAccountsAsync(
            parsed.GetValue(data), "Nothing was verified", services => VerifyAsync(services, parsed.GetValue(expect))));
        return new Command("audit", "The audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, (long, string)? expected)
    {
        var verdict = await MachineDesk.VerifyAuditAsync(services, expected, new Said());
        if (verdict.Fault is { } fault)
        {
            Console.WriteLine($"CHANGED  {verdict.Entries} entries are as they were written, then: {fault}");
            return ExitCodes.Faulty;
        }
        Console.WriteLine($"WHOLE  {verdict.Entries} entries; the end: {verdict.Sequence}:{verdict.Hash}");
        return ExitCodes.Done;
    }

    private static (long, string)? ParseEnd(ArgumentResult given)
    {
        if (given.Tokens[0].Value.Split(':') is [var number, { Length: HashDigits } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && hash.All(char.IsAsciiHexDigit))
            return (sequence, hash);
        given.AddError("--expect is an end as this command prints it, such as 1042:9f86d081...");
        return null;
    }

    /// <summary>On the error output, at once: Progress would tell later, in any order.</summary>
    private sealed class Said : IProgress<long>
    {
        public void Report(long value) => Console.Error.WriteLine($"{value} entries");
    }
}
