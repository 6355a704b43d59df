using Spectre.Console;

namespace EnglishLearning.Silo.Commands;

/// <summary>Tables on the console, and whole where the output is a file or a pipe: there is no width there to fit.</summary>
public static class Tables
{
    private const int WidthOfAFile = 200;

    public static void Print(Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthOfAFile;
        console.Write(table.Border(TableBorder.Ascii2));
    }
}
