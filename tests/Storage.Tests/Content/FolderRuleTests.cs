using EnglishLearning.Storage.Content;
using Xunit;

namespace EnglishLearning.Storage.Tests.Content;

public sealed class FolderRuleTests
{
    [Fact]
    public async Task A_missing_folder_is_an_error()
    {
        using var folder = new WrittenFolder();
        var read = await ContentReader.ReadAsync(Path.Combine(folder.Path, "absent"));
        Assert.Equal((".", 1), (Assert.Single(read.Errors).File, read.Errors[0].Line));
        Assert.Contains("does not exist", read.Errors[0].Message);
    }

    [Fact]
    public async Task A_folder_without_questions_is_an_error()
    {
        using var folder = new WrittenFolder();
        var read = await folder.With("book/a1/a-lesson.md", WrittenFolder.Lesson("a-lesson")).With("README.md", "Not content.").ReadAsync();
        Assert.Contains("has no questions", Assert.Single(read.Errors).Message);
        Assert.Single(read.Folder.Lessons);
    }

    [Fact]
    public async Task A_question_id_stands_once_in_a_file()
    {
        var question = WrittenFolder.Question("grammar-a1-x-01 (single)");
        var error = Assert.Single((await WrittenFolder.ReadSetAsync(WrittenFolder.Head() + question + question)).Errors);
        Assert.Equal(18, error.Line);
        Assert.Contains("'grammar-a1-x-01' is also at bank/a1/grammar-a1-x.md:8", error.Message);
    }

    [Fact]
    public async Task Ids_stand_once_in_the_whole_folder()
    {
        using var folder = new WrittenFolder();
        var read = await folder
            .With("bank/a1/s.md", WrittenFolder.Head("s") + WrittenFolder.Question("s-01 (single)"))
            .With("bank/a2/s.md", WrittenFolder.Head("s", level: "A2") + WrittenFolder.Question("s-01 (single)"))
            .With("book/a1/l.md", WrittenFolder.Lesson("l"))
            .With("book/a2/l.md", WrittenFolder.Lesson("l", "A2"))
            .ReadAsync();
        Assert.Equal(
            [("bank/a2/s.md", 2, "the set 's'"), ("bank/a2/s.md", 8, "the question 's-01'"), ("book/a2/l.md", 2, "the lesson 'l'")],
            read.Errors.Select(error => (error.File, error.Line, error.Message.Split(" is also at ")[0])));
    }

    [Theory]
    [InlineData("bank/s.md")]
    [InlineData("bank/a1/more/s.md")]
    public async Task A_set_stands_in_the_folder_of_its_level(string path)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Head("s") + WrittenFolder.Question("s-01 (single)"), path);
        Assert.Contains(read.Errors, error => error.Line == 1 && error.Message.Contains("move it to bank/<level>/s.md", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("title_id: Pelajaran", "other: x", 4, "unknown key 'other'")]
    [InlineData("title_id: Pelajaran\n", "", 1, "has no 'title_id'")]
    [InlineData("lesson: l", "lesson: m", 2, "'lesson' is 'm' but the file is named 'l.md'")]
    [InlineData("## Bagian", "Bagian", 8, "write at least one heading '## ...'")]
    [InlineData("Teks.", "## s-01 (single)", 11, "a lesson holds no questions")]
    [InlineData("level: A1", "level: A2", 5, "stands in the folder 'a1'")]
    public async Task A_wrong_lesson_is_named_with_its_line(string right, string wrong, int line, string words)
    {
        using var folder = new WrittenFolder();
        var read = await folder
            .With(WrittenFolder.SetPath, WrittenFolder.Head() + WrittenFolder.Question("grammar-a1-x-01 (single)"))
            .With("book/a1/l.md", WrittenFolder.Lesson("l").Replace(right, wrong, StringComparison.Ordinal)).ReadAsync();
        Assert.Contains(read.Errors, error => error.File == "book/a1/l.md" && error.Line == line && error.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_of_all_files_are_found_in_one_run()
    {
        using var folder = new WrittenFolder();
        var read = await folder.With("bank/a1/a.md", "nothing").With("bank/a1/b.md", [0xff, 0xfe]).With("book/a1/c.md", "nothing").ReadAsync();
        Assert.Equal(["bank/a1/a.md", "bank/a1/b.md", "book/a1/c.md"], read.Errors.Select(error => error.File).Distinct());
    }
}
