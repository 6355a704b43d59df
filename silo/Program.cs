using System.CommandLine;
using EnglishLearning.Silo.Commands;

var root = new RootCommand("EnglishLearning: question bank, spaced repetition and live difficulty in one process.")
{
    RunCommand.Create(),
    RebuildCommand.Create(),
    ContentCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
