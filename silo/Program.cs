using System.CommandLine;
using EnglishLearning.Silo.Commands;

var root = new RootCommand("EnglishLearning: question bank, spaced repetition and live difficulty in one process.")
{
    RunCommand.Create(),
    RebuildCommand.Create(),
    BackupCommand.Create(),
    ContentCommand.Create(),
    ErasuresCommand.Create(),
    RetentionCommand.Create(),
    KeysCommand.Create(),
    SessionsCommand.Create(),
    ComplianceCommand.Create(),
    AuditCommand.Create(),
    AdministratorCodeCommand.Create(),
};
// The host drains by its own deadline; the parser's would cut it after two seconds.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
