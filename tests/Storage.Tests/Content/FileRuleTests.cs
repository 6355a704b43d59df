using System.Text;
using EnglishLearning.Storage.Content;
using Xunit;

namespace EnglishLearning.Storage.Tests.Content;

/// <summary>Rules of front matter, passages and files, each broken once.</summary>
public sealed class FileRuleTests
{
    private const string Right = "set: grammar-a1-x/title: A set/skill: grammar/level: A1";

    [Theory]
    [InlineData("title: A set/skill: grammar/level: A1", 1, "has no 'set'")]
    [InlineData("set: grammar-a1-x/skill: grammar/level: A1", 1, "has no 'title'")]
    [InlineData("set: grammar-a1-x/title: A set/level: A1", 1, "has no 'skill'")]
    [InlineData("set: grammar-a1-x/title: A set/skill: grammar", 1, "has no 'level'")]
    [InlineData("set: other/title: A set/skill: grammar/level: A1", 2, "'set' is 'other' but the file is named 'grammar-a1-x.md'")]
    [InlineData("set: grammar-a1-x/title:/skill: grammar/level: A1", 3, "'title' is not a text")]
    [InlineData("set: grammar-a1-x/title: [a]/skill: grammar/level: A1", 3, "'title' is not a text")]
    [InlineData("set: grammar-a1-x/title: A set/skill: Grammar/level: A1", 4, "unknown skill 'Grammar': write grammar, vocabulary, reading, listening")]
    [InlineData("set: grammar-a1-x/title: A set/skill: writing/level: A1", 4, "unknown skill 'writing'")]
    [InlineData("set: grammar-a1-x/title: A set/skill: grammar/level: a1", 5, "unknown level 'a1': write A1, A2, B1, B2, C1, C2")]
    [InlineData("set: grammar-a1-x/title: A set/skill: grammar/level: B1", 5, "level B1 stands in the folder 'a1'")]
    [InlineData(Right + "/tag: [a]", 6, "unknown key 'tag' in the front matter: write only set, title")]
    [InlineData(Right + "/tags: a", 6, "'tags' is not a list")]
    [InlineData(Right + "/tags: [a, B]", 6, "the tag 'B' is no word")]
    [InlineData(Right + "/tags:/- a/- a", 8, "the tag 'a' stands there twice")]
    [InlineData(Right + "/lesson: none", 6, "there is no lesson 'none': write book/<level>/none.md")]
    [InlineData(Right + "/level: A1", 6, "is not YAML")]
    [InlineData("set: grammar-a1-x/title: Be: am/skill: grammar/level: A1", 3, "put a text with a colon in \"quotes\"")]
    [InlineData("just text", 2, "is not 'key: value' lines")]
    public async Task A_wrong_front_matter_is_named_with_its_line(string yaml, int line, string words)
    {
        var text = $"---\n{yaml.Replace('/', '\n')}\n---\n" + WrittenFolder.Question("grammar-a1-x-01 (single)");
        var error = Assert.Single((await WrittenFolder.ReadSetAsync(text)).Errors);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public async Task A_missing_front_matter_hides_no_error_below()
    {
        var read = await WrittenFolder.ReadSetAsync("## grammar-a1-x-01 (cloze)\n\nNo gap.\n\nPenjelasan: Ya.\nPetunjuk: Baca.\n");
        Assert.Equal([1, 3], read.Errors.Select(error => error.Line));
        Assert.Contains("the front matter is missing: begin the file with a line ---", read.Errors[0].Message);
    }

    [Fact]
    public async Task A_front_matter_without_end_is_an_error() =>
        Assert.Equal("the front matter does not end: write a line --- after it", Assert.Single((await WrittenFolder.ReadSetAsync("---\nset: x\n")).Errors).Message);

    [Theory]
    [InlineData("Grammar-a1", "is no id")]
    [InlineData("grammar--a1", "is no id")]
    [InlineData("grammar_a1", "is no id")]
    [InlineData("own-cards", "begins with 'own-'")]
    [InlineData("s-2345678901234567890123456789012345678901234567", null)]
    [InlineData("s-23456789012345678901234567890123456789012345678", "has 49 characters: use at most 48")]
    public async Task The_name_of_a_set_is_checked(string name, string? words)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Head(name) + WrittenFolder.Question($"{name}-01 (single)"), $"bank/a1/{name}.md");
        if (words is null)
            Assert.Empty(read.Errors);
        else
            Assert.Contains(words, Assert.Single(read.Errors, error => error.Line == 2).Message);
    }

    [Theory]
    [InlineData("reading", "", 8, "write '# Bacaan: title'")]
    [InlineData("listening", "", 8, "write '# Transkrip: title'")]
    [InlineData("grammar", "# Bacaan: A/Text./", 8, "only reading and listening questions stand on a text")]
    [InlineData("reading", "# Transkrip: A/Ann: Hi./", 8, "a reading set has a transcript")]
    [InlineData("listening", "# Bacaan: A/Text./", 8, "a listening set has a text to read")]
    [InlineData("reading", "# Text: A/Text./", 8, "names no text: write '# Bacaan: title'")]
    [InlineData("reading", "# Bacaan:/Text./", 8, "names no text")]
    [InlineData("reading", "# Bacaan: A//", 8, "the text is empty")]
    [InlineData("reading", "# Bacaan: A/Text.//# Bacaan: B/Text./", 8, "no question stands on this text")]
    [InlineData("listening", "# Transkrip: A/Ann: Hi.//Welcome./", 11, "names no speaker: begin it with 'Name: '")]
    [InlineData("listening", "# Transkrip: A/Ann: Hi.//Bob: Hi./Ann: Yes./", 12, "a spoken turn begins within another")]
    [InlineData("grammar", "Stray./", 8, "stands before the first heading")]
    public async Task A_wrong_passage_is_named_with_its_line(string skill, string passage, int line, string words)
    {
        var text = WrittenFolder.Head(skill: skill) + passage.Replace('/', '\n') + WrittenFolder.Question("grammar-a1-x-01 (single)");
        var error = Assert.Single((await WrittenFolder.ReadSetAsync(text)).Errors);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message);
    }

    [Theory]
    [InlineData(8000, false)]
    [InlineData(8001, true)]
    public async Task A_passage_has_at_most_8000_characters(int length, bool wrong)
    {
        var text = WrittenFolder.Head(skill: "reading") + $"# Bacaan: A\n\n{new string('a', length)}\n\n" + WrittenFolder.Question("grammar-a1-x-01 (single)");
        Assert.Equal(wrong ? [10] : [], (await WrittenFolder.ReadSetAsync(text)).Errors.Select(error => error.Line));
    }

    [Fact]
    public async Task A_set_without_questions_is_an_error() =>
        Assert.Contains("the set has no question", Assert.Single((await WrittenFolder.ReadSetAsync(WrittenFolder.Head())).Errors).Message);

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_named_with_the_line()
    {
        using var folder = new WrittenFolder();
        var read = await folder.With(WrittenFolder.SetPath, Encoding.Latin1.GetBytes(WrittenFolder.Head() + "caf\u00e9")).ReadAsync();
        Assert.Equal(new ContentError(WrittenFolder.SetPath, 8, "the file is not UTF-8: save it as UTF-8"), Assert.Single(read.Errors));
        Assert.Equal($"{WrittenFolder.SetPath}:8: the file is not UTF-8: save it as UTF-8", read.Errors[0].ToString());
    }

    [Theory]
    [InlineData("She\0 ___ here.")]
    [InlineData("She\u0007 ___ here.")]
    public async Task A_control_character_is_an_error(string stem)
    {
        var text = WrittenFolder.Head() + WrittenFolder.Question("grammar-a1-x-01 (single)").Replace("She ___ here.", stem, StringComparison.Ordinal);
        Assert.Equal((10, "the line holds a control character: delete it"), (await WrittenFolder.ReadSetAsync(text)).Errors.Select(error => (error.Line, error.Message)).Single());
    }

    [Fact]
    public async Task An_overlarge_file_is_not_read()
    {
        var read = await WrittenFolder.ReadSetAsync(new string('a', ContentLimits.FileBytes + 1));
        Assert.Contains("larger than 1048576 bytes", Assert.Single(read.Errors).Message);
    }
}
