using System.CommandLine;

return await new RootCommand("Servers of EnglishLearning on this machine.").Parse(args).InvokeAsync();
