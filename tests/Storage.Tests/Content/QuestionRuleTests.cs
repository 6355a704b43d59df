using Xunit;

namespace EnglishLearning.Storage.Tests.Content;

/// <summary>Each rule broken once: the line and the words of the one error. "/" ends a line; the first is line 10.</summary>
public sealed class QuestionRuleTests
{
    private const string Choice = "Pick ___./- [x] is/- [ ] are/";
    private const string End = "/Penjelasan: Ya./Petunjuk: Baca.";

    [Theory]
    [InlineData("single", "- [x] is/- [ ] are" + End, 8, "the stem is empty")]
    [InlineData("single", "Pick./- [x] is" + End, 8, "has 1 options: write 2 to 8")]
    [InlineData("single", "Pick./- [ ] is/- [ ] are" + End, 8, "0 options are marked right: mark exactly one")]
    [InlineData("single", "Pick./- [x] is/- [x] are" + End, 8, "2 options are marked right: mark exactly one")]
    [InlineData("single", "Pick./- [x] a/- [ ] b/- [ ] c/- [ ] d/- [ ] e/- [ ] f/- [ ] g/- [ ] h/- [ ] i" + End, 8, "has 9 options: write 2 to 8")]
    [InlineData("single", "Pick./- [x] is/- [ ] are/- [ ] is" + End, 13, "'is' stands there twice")]
    [InlineData("single", "Pick./- [x] is/- [ ]" + End, 12, "the option is empty")]
    [InlineData("single", "Pick./- [x] is/- [] are" + End, 12, "write '- [ ] text'")]
    [InlineData("single", "Pick./- [x] is/* [ ] are" + End, 12, "write '- [ ] text'")]
    [InlineData("single", "Pick./- [x] is/- [ ]are" + End, 12, "write '- [ ] text'")]
    [InlineData("single", "Pick./- [X] is/- [ ] are" + End, 11, "write '- [ ] text'")]
    [InlineData("single", "Pick [[is]]./- [x] is/- [ ] are" + End, 10, "[[ ]] has no place in a single question")]
    [InlineData("single", Choice + "Jawaban: is" + End, 13, "a single question has no 'Jawaban:'")]
    [InlineData("single", Choice + "Balik: is" + End, 13, "a single question has no 'Balik:'")]
    [InlineData("multiple", "Pick two./- [x] a/- [x] b" + End, 8, "has 2 options: write 3 to 8")]
    [InlineData("multiple", "Pick two./- [x] a/- [ ] b/- [ ] c" + End, 8, "1 of 3 options are marked right")]
    [InlineData("multiple", "Pick all./- [x] a/- [x] b/- [x] c" + End, 8, "3 of 3 options are marked right")]
    [InlineData("multiple", "Pick some./- [x] a/- [x] b/- [ ] c" + End, 10, "'Choose TWO' or 'Choose ALL'")]
    [InlineData("multiple", "Pick THREE./- [x] a/- [x] b/- [ ] c" + End, 10, "'Choose TWO' or 'Choose ALL'")]
    [InlineData("cloze", "No gap." + End, 10, "has 0 gaps: write exactly one [[answer]]")]
    [InlineData("cloze", "Two//[[a]] [[b]]." + End, 10, "has 2 gaps")]
    [InlineData("cloze", "One [[a]] and [[b." + End, 10, "has an unclosed gap")]
    [InlineData("cloze", "One [[a]] and ___." + End, 10, "has ___ beside its gap")]
    [InlineData("cloze", "First.//An [[a| ]] here." + End, 12, "an answer is empty")]
    [InlineData("cloze", "First.//An [[a|A]] here." + End, 12, "the answer 'A' stands there twice")]
    [InlineData("cloze", @"They [[do not\|don't]]." + End, 10, "holds a backslash")]
    [InlineData("cloze", "[[is]]/- [x] is" + End, 11, "a cloze question has no options")]
    [InlineData("cloze", "She [[is]].//Penjelasan: Ya./Petunjuk: Baca./Petunjuk: Pakai \"IS\".", 14, "gives the answer 'is' away")]
    [InlineData("cloze", "He [[is|does not]].//Penjelasan: Ya./Petunjuk: Does not.", 13, "gives the answer 'does not' away")]
    [InlineData("short", "Who?//Jawaban: Ann | Bob//Penjelasan: Ya./Petunjuk: Bukan Bob?", 15, "gives the answer 'Bob' away")]
    [InlineData("short", "Who?" + End, 8, "the question has no 'Jawaban:'")]
    [InlineData("short", "Who?/Jawaban: Ann/Jawaban: Bob" + End, 12, "a second 'Jawaban:'")]
    [InlineData("short", "Who?/Jawaban:" + End, 11, "an answer is empty")]
    [InlineData("flashcard", "Sea." + End, 8, "the question has no 'Balik:'")]
    [InlineData("flashcard", "Sea./Balik:" + End, 11, "'Balik:' is empty")]
    [InlineData("flashcard", "Sea./Balik: laut/Balik: air" + End, 12, "a second 'Balik:'")]
    [InlineData("flashcard", "Sea./Balik: laut/- [x] laut" + End, 12, "a flashcard question has no options")]
    [InlineData("single", Choice + "/Petunjuk: Baca.", 8, "no explanation: add a line 'Penjelasan: ...'")]
    [InlineData("single", Choice + "/Penjelasan: Ya./Penjelasan: Tidak./Petunjuk: Baca.", 15, "a second explanation")]
    [InlineData("single", Choice + "/Penjelasan:/Petunjuk: Baca.", 14, "'Penjelasan:' is empty")]
    [InlineData("single", Choice + "/Penjelasan: Ya.", 8, "has 0 hints: write 1 to 3")]
    [InlineData("single", Choice + End + "/Petunjuk: 2/Petunjuk: 3/Petunjuk: 4", 18, "has 4 hints: write 1 to 3")]
    [InlineData("single", Choice + "/Penjelasan: Ya./Petunjuk: ", 15, "'Petunjuk:' is empty")]
    [InlineData("single", Choice + "/penjelasan: Ya./Petunjuk: Baca.", 14, "'penjelasan:' is misspelt: write 'Penjelasan: '")]
    [InlineData("single", Choice + "/Penjelasan: Ya./**Petunjuk:** Baca.", 15, "write 'Petunjuk: '")]
    [InlineData("single", Choice + "/Penjelasan: Ya.//Lagi./Petunjuk: Baca.", 16, "this text belongs to nothing")]
    [InlineData("essay", Choice + End, 8, "unknown type 'essay': write single, multiple, cloze, short, flashcard")]
    public async Task A_broken_rule_is_named_with_its_line(string type, string lines, int line, string words)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Set(type, lines.Split('/')));
        var error = Assert.Single(read.Errors, error => error.Line == line && error.Message.Contains(words, StringComparison.Ordinal));
        Assert.Equal(WrittenFolder.SetPath, error.File);
        Assert.All(read.Errors, other => Assert.Equal(error.Line, other.Line));
        Assert.Empty(read.Folder.Questions);
    }

    [Theory]
    [InlineData("do", "Pakai \"don't\" dan to-do.")]
    [InlineData("is", "Ini bukan \"this\".")]
    [InlineData("it", "Bentuk \"it's\".")]
    public async Task A_part_of_a_word_gives_nothing_away(string answer, string hint)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Set("cloze", $"Gap [[{answer}]].", "", "Penjelasan: Ya.", $"Petunjuk: {hint}"));
        Assert.Empty(read.Errors);
    }

    [Theory]
    [InlineData("single", 2001, 1, 1, 10, "the stem has 2001 characters: write at most 2000")]
    [InlineData("single", 2000, 301, 1, 12, "the option has 301 characters: write at most 300")]
    [InlineData("single", 2000, 300, 501, 16, "'Petunjuk:' has 501 characters: write at most 500")]
    public async Task A_text_above_its_limit_is_an_error(string type, int stem, int option, int hint, int line, string words)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Set(
            type, new string('s', stem), "", $"- [x] {new string('o', option)}", "- [ ] no", "", "Penjelasan: Ya.", $"Petunjuk: {new string('h', hint)}"));
        var error = Assert.Single(read.Errors);
        Assert.Equal((line, words), (error.Line, error.Message));
    }

    [Theory]
    [InlineData("grammar-a1-y-01 (single)", "does not fit the set: write 'grammar-a1-x-' and two digits")]
    [InlineData("grammar-a1-x-1 (single)", "two digits")]
    [InlineData("grammar-a1-x-00 (single)", "two digits, from 01")]
    [InlineData("grammar-a1-x-001 (single)", "two digits")]
    [InlineData("grammar-a1-x-01", "is no question: write '## grammar-a1-x-01 (single)'")]
    public async Task A_wrong_heading_is_an_error(string heading, string words)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Head() + WrittenFolder.Question(heading));
        var error = Assert.Single(read.Errors);
        Assert.Equal(WrittenFolder.HeadingLine, error.Line);
        Assert.Contains(words, error.Message);
    }

    [Theory]
    [InlineData("##grammar-a1-x-02 (single)")]
    [InlineData("### grammar-a1-x-02 (cloze)")]
    public async Task A_heading_of_the_wrong_level_does_not_disappear_in_the_question_before(string heading)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Head() + WrittenFolder.Question("grammar-a1-x-01 (single)") + heading + "\n");
        Assert.Contains(read.Errors, error => error.Line == 18 && error.Message.Contains("begins no question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_errors_of_all_questions_are_found_in_one_run()
    {
        var text = WrittenFolder.Head() + "## grammar-a1-x-01 (essay)\n\nA.\n\n## grammar-a1-x-02 (cloze)\n\nB.\n\n" + WrittenFolder.Question("grammar-a1-x-03 (single)");
        var read = await WrittenFolder.ReadSetAsync(text);
        // Three of the first (type, explanation, hint), three of the second (gap, explanation, hint).
        Assert.Equal([8, 8, 8, 12, 12, 14], read.Errors.Select(error => error.Line));
        Assert.Equal(["grammar-a1-x-03"], read.Folder.Questions.Select(question => question.QuestionId));
    }
}
