using System.CommandLine;
using EnglishLearning.Storage.Content;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>content check DIR</c>: validates questions and lessons for their authors.</summary>
public static class ContentCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The content folder, with bank/ and book/ in it." };
        var check = new Command("check", "Validate a content folder; errors as file:line: message.") { folder };
        check.SetAction((parsed, cancel) => CheckAsync(parsed.GetValue(folder)!, cancel));
        return new Command("content", "Questions and lessons.") { check };
    }

    private static async Task<int> CheckAsync(string folder, CancellationToken cancel)
    {
        var reading = await ContentReader.ReadAsync(folder, cancel);
        foreach (var error in reading.Errors)
            Console.Error.WriteLine(error);
        foreach (var count in ContentSummary.Of(reading.Folder.Questions))
        {
            var types = string.Join(", ", count.ByType.OrderBy(type => type.Key).Select(type => $"{type.Value} {type.Key}"));
            Console.WriteLine($"{count.Level,-3} {count.Skill,-11} {count.Total,4}   {types}");
        }
        Console.WriteLine($"{reading.Folder.Questions.Count} questions in {reading.Folder.Sets.Count} sets, {reading.Folder.Lessons.Count} lessons, {reading.Errors.Count} errors");
        return reading.Errors.Count == 0 ? ExitCodes.Done : ExitCodes.Faulty;
    }
}
