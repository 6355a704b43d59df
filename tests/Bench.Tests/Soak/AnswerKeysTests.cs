using System.Text.Json;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Soak;

namespace EnglishLearning.Bench.Tests.Soak;

public sealed class AnswerKeysTests
{
    private static readonly Random Chance = new(3);

    private readonly AnswerKeys _keys = new();

    [Fact]
    public void Respond_RightAndKnown_IsTheLearnedKey()
    {
        _keys.Learn("q", 1, ApiJson.Text("c"));
        Assert.Equal("c", _keys.Respond(Ask("single"), right: true, Chance).GetString());
    }

    [Fact]
    public void Respond_UnknownVersion_Guesses()
    {
        _keys.Learn("q", 2, ApiJson.Text("z"));
        Assert.Contains(_keys.Respond(Ask("single"), right: true, Chance).GetString(), (string?[])["a", "b"]);
    }

    [Theory]
    [InlineData("single", JsonValueKind.String)]
    [InlineData("multiple", JsonValueKind.Array)]
    [InlineData("cloze", JsonValueKind.String)]
    [InlineData("short", JsonValueKind.String)]
    [InlineData("flashcard", JsonValueKind.String)]
    public void Respond_EachType_HasTheShapeOfTheApi(string type, JsonValueKind shape) =>
        Assert.Equal(shape, _keys.Respond(Ask(type), right: false, Chance).ValueKind);

    [Fact]
    public void Respond_Multiple_NamesEachOptionAtMostOnce()
    {
        for (var i = 0; i < 100; i++)
        {
            var ids = _keys.Respond(Ask("multiple"), right: false, Chance).EnumerateArray().Select(id => id.GetString()).ToArray();
            Assert.NotEmpty(ids);
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    private static Question Ask(string type) => new("q", 1, type, [new("a"), new("b")], []);
}
