using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage.Content;
using Xunit;

namespace EnglishLearning.Storage.Tests.Content;

public sealed class RightContentTests
{
    private static readonly string[] End = ["", "Penjelasan: Karena begitu.", "Petunjuk: Baca lagi."];

    [Fact]
    public async Task A_single_question_is_read_whole()
    {
        var question = await ReadOneAsync("single", ["She ___ here.", "", "- [ ] are", "- [x] is", "- [ ] (nothing)", .. End]);
        Assert.Equal(("grammar-a1-x-01", 0, QuestionType.Single, Skill.Grammar, CefrLevel.A1), (question.QuestionId, question.Version, question.Type, question.Skill, question.Level));
        Assert.Equal("She ___ here.", question.Stem);
        Assert.Equal([new("a", "are"), new("b", "is"), new QuestionOption("c", "(nothing)")], question.Options);
        Assert.Equal(["b"], question.Key);
        Assert.Equal("Karena begitu.", question.Explanation);
        Assert.Equal(["Baca lagi."], question.Hints);
        Assert.Null(question.Passage);
    }

    [Fact]
    public async Task A_multiple_question_has_all_right_options_as_key()
    {
        var question = await ReadOneAsync("multiple", ["Choose TWO.", "", "- [x] one", "- [ ] two", "- [x] three", .. End]);
        Assert.Equal(["a", "c"], question.Key);
    }

    [Fact]
    public async Task The_stem_of_a_cloze_shows_its_gap_and_the_key_holds_the_answers()
    {
        var question = await ReadOneAsync("cloze", ["Fill in.", "", "They [[do not | don't]] know.", .. End]);
        Assert.Equal("Fill in.\n\nThey ___ know.", question.Stem);
        Assert.Equal(["do not", "don't"], question.Key);
        Assert.Empty(question.Options);
    }

    [Fact]
    public async Task A_short_answer_has_its_answers_as_key()
    {
        var question = await ReadOneAsync("short", ["Which day?", "", "Jawaban: Monday | on  Monday", .. End]);
        Assert.Equal(["Monday", "on Monday"], question.Key);
    }

    [Fact]
    public async Task A_flashcard_has_its_back_as_key()
    {
        var question = await ReadOneAsync("flashcard", ["The **sea**.", "", "Balik: laut |", "lautan", .. End]);
        Assert.Equal("The **sea**.", question.Stem);
        Assert.Equal(["laut | lautan"], question.Key);
    }

    [Fact]
    public async Task Continuation_lines_of_options_explanation_and_hints_are_joined()
    {
        var question = await ReadOneAsync("single",
            ["She ___.", "", "- [x] is", "  here", "- [ ] are", "", "Penjelasan: Satu", "dua.", "Petunjuk: Tiga", "  empat.", "Petunjuk: Lima."]);
        Assert.Equal("is here", question.Options[0].Text);
        Assert.Equal("Satu dua.", question.Explanation);
        Assert.Equal(["Tiga empat.", "Lima."], question.Hints);
    }

    [Fact]
    public async Task Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var text = WrittenFolder.Set("single", ["She ___ here.", "", "- [x] is", "- [ ] are", .. End]);
        var plain = await WrittenFolder.ReadSetAsync(text);
        var windows = await WrittenFolder.ReadSetAsync('\uFEFF' + text.Replace("\n", "\r\n"));
        Assert.Empty(windows.Errors);
        Assert.Equivalent(plain.Folder, windows.Folder, strict: true);
    }

    [Fact]
    public async Task A_heading_within_a_code_block_belongs_to_the_stem()
    {
        var question = await ReadOneAsync("single", ["Read:", "", "```", "# no heading", "```", "", "- [x] is", "- [ ] are", .. End]);
        Assert.Contains("# no heading", question.Stem);
    }

    [Fact]
    public async Task A_passage_goes_with_every_question_below_it()
    {
        var text = WrittenFolder.Head("reading-a1-x", "reading")
            + "# Bacaan: A letter\n\nDear Maya,\n\nHello.\n\n" + WrittenFolder.Question("reading-a1-x-01 (single)") + WrittenFolder.Question("reading-a1-x-02 (single)")
            + "# Bacaan: A note\n\nHi.\n\n" + WrittenFolder.Question("reading-a1-x-03 (single)");
        var read = await WrittenFolder.ReadSetAsync(text, "bank/a1/reading-a1-x.md");
        Assert.Empty(read.Errors);
        var letter = new Passage("A letter", "Dear Maya,\n\nHello.", IsTranscript: false);
        Assert.Equal([letter, letter, new("A note", "Hi.", IsTranscript: false)], read.Folder.Questions.Select(question => question.Passage));
    }

    [Fact]
    public async Task A_listening_set_has_transcripts()
    {
        var text = WrittenFolder.Head("listening-b1-x", "listening", "B1")
            + "# Transkrip: At home\n\nMaya: Hi. One thing: come in.\n\nArif: Hello,\nand thanks.\n\n" + WrittenFolder.Question("listening-b1-x-01 (single)");
        var read = await WrittenFolder.ReadSetAsync(text, "bank/b1/listening-b1-x.md");
        Assert.Empty(read.Errors);
        var question = Assert.Single(read.Folder.Questions);
        Assert.Equal((Skill.Listening, CefrLevel.B1, true), (question.Skill, question.Level, question.Passage!.IsTranscript));
    }

    [Fact]
    public async Task Sets_and_lessons_are_read_with_their_front_matter()
    {
        using var folder = new WrittenFolder();
        var head = "---\nset: s\ntitle: \"Be: am, is\"\nskill: vocabulary\nlevel: C2\ntags: [one, two-three]\nlesson: the-lesson\n---\n";
        var read = await folder.With("bank/c2/s.md", head + WrittenFolder.Question("s-07 (single)"))
            .With("book/c2/the-lesson.md", WrittenFolder.Lesson("the-lesson", "C2")).ReadAsync();
        Assert.Empty(read.Errors);
        var set = Assert.Single(read.Folder.Sets);
        Assert.Equal(("s", "Be: am, is", Skill.Vocabulary, CefrLevel.C2, "the-lesson"), (set.Id, set.Title, set.Skill, set.Level, set.LessonId));
        Assert.Equal(["one", "two-three"], set.Tags);
        Assert.Equal(["s-07"], set.QuestionIds);
        Assert.Equal(new Lesson("the-lesson", "A lesson", "Pelajaran", CefrLevel.C2, Skill.Grammar, "## Bagian\n\nTeks."), Assert.Single(read.Folder.Lessons));
    }

    [Fact]
    public async Task The_summary_counts_by_level_skill_and_type()
    {
        var one = await ReadOneAsync("single", ["She ___ here.", "", "- [ ] are", "- [x] is", .. End]);
        var rows = ContentSummary.Of([one, one with { Level = CefrLevel.B1 }, one, one with { Type = QuestionType.Short }, one with { Skill = Skill.Reading }]);
        Assert.Equal([(CefrLevel.A1, Skill.Grammar, 3), (CefrLevel.A1, Skill.Reading, 1), (CefrLevel.B1, Skill.Grammar, 1)], rows.Select(row => (row.Level, row.Skill, row.Total)));
        Assert.Equal((2, 1, 0), (rows[0].Of(QuestionType.Single), rows[0].Of(QuestionType.Short), rows[0].Of(QuestionType.Cloze)));
    }

    private static async Task<QuestionVersion> ReadOneAsync(string type, string[] lines)
    {
        var read = await WrittenFolder.ReadSetAsync(WrittenFolder.Set(type, lines));
        Assert.Empty(read.Errors);
        return Assert.Single(read.Folder.Questions);
    }
}
