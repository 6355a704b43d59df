using EnglishLearning.Core.Cefr;
using EnglishLearning.Storage.Content;
using Xunit;

namespace EnglishLearning.Storage.Tests.Content;

public sealed class ShippedContentTests
{
    [Fact]
    public async Task The_shipped_content_is_without_errors_and_has_questions_for_each_skill_of_each_level()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && root.GetFiles("*.sln").Length == 0)
            root = root.Parent;
        var content = Path.Combine(root!.FullName, "content");

        var read = await ContentReader.ReadAsync(content);

        Assert.Empty(read.Errors);
        var headings = Directory.GetFiles(Path.Combine(content, "bank"), "*.md", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Count(line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal(headings, read.Folder.Questions.Count);
        var levels = Directory.GetDirectories(Path.Combine(content, "bank")).Select(folder => Enum.Parse<CefrLevel>(Path.GetFileName(folder), ignoreCase: true));
        var cells = from level in levels from skill in new[] { Skill.Grammar, Skill.Vocabulary, Skill.Reading, Skill.Listening } select (level, skill);
        Assert.Equal(cells.Order(), ContentSummary.Of(read.Folder.Questions).Select(row => (row.Level, row.Skill)));
    }
}
