using System.Text;
using EnglishLearning.Bench.Load.Traffic;

namespace EnglishLearning.Bench.Tests.Load.Traffic;

public sealed class QuestionBookTests
{
    private const string Single =
        """{"id":"be-1","version":2,"type":"single","stem":"say \"next\":{}","options":[{"id":"a","text":"am"},{"id":"b","text":"is"}],"skill":"grammar","hints":["x"],"passage":null}""";

    private const string Cloze = """{"id":"be-2","version":1,"type":"cloze","stem":"___","options":[],"hints":[],"passage":{"title":"t","text":"x"}}""";

    private readonly QuestionBook _book = new();

    [Fact]
    public void ReadPractice_TakesAllQuestionsOrTheFirst()
    {
        var first = _book.ReadPractice(Bytes($$"""{"questions":[{{Single}},{{Cloze}}]}"""), first: false)!;
        Assert.Equal(("be-1", 2, 2), (Encoding.UTF8.GetString(first.Id), first.Version, _book.Count));
        Assert.Same(first, _book.ReadPractice(Bytes($$"""{"questions":[{{Single}},{"id":"be-3","version":1}]}"""), first: true));
        Assert.Equal(2, _book.Count);
        Assert.Null(_book.ReadPractice(Bytes("""{"questions":[]}"""), first: true));
    }

    [Fact]
    public void ReadAttemptReply_LearnsTheKeyAndTheNextQuestion()
    {
        var answered = _book.ReadPractice(Bytes($$"""{"questions":[{{Single}}]}"""), first: true)!;
        var next = _book.ReadAttemptReply(
            Bytes($$"""{"correct":false,"correctResponse":["a","b"],"explanation":"x \u0022next\u0022:null","pCorrect":0.5,"next":{{Cloze}}}"""), answered);
        Assert.Equal("be-2", Encoding.UTF8.GetString(next!.Id));
        Assert.Equal("""["a","b"]""", Encoding.UTF8.GetString(answered.Respond(right: true, new Random(1))));
        Assert.Null(_book.ReadAttemptReply(Bytes("""{"correctResponse":"a","next":null}"""), answered));
    }

    [Fact]
    public void Respond_WithoutAKey_GuessesAmongTheOptions()
    {
        var question = _book.ReadPractice(Bytes($$"""{"questions":[{{Single}}]}"""), first: true)!;
        var random = new Random(1);
        var guesses = Enumerable.Range(0, 50).Select(_ => Encoding.UTF8.GetString(question.Respond(right: true, random))).ToHashSet();
        Assert.Equal(["\"a\"", "\"b\""], guesses.Order());
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
