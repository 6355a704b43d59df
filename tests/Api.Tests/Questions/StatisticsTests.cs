using System.Text.Json.Nodes;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;

namespace EnglishLearning.Api.Tests.Questions;

public sealed class StatisticsTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    [Fact]
    public async Task Statistics_AreToldInFull()
    {
        _host.Grains.Question.View = new QuestionStatisticsView("q-01", 3, new QuestionView(0.5, 0.2, 37), 50, 0.62, null);
        var answer = await _host.GetAsync("/v1/questions/q-01/statistics");
        const string expected = """
            {
              "questionId": "q-01", "version": 3, "difficulty": 0.5, "deviation": 0.2, "attempts": 37, "allAttempts": 50,
              "facility": 0.62, "discrimination": null
            }
            """;
        Assert.Equal("q-01", _host.Grains.LastName);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer.Json), answer.Body);
    }

    [Theory]
    [InlineData("no-such-question", true)]
    [InlineData("a%7Fb", false)]
    [InlineData("a%20b", false)]
    public async Task UnknownQuestion_Is404(string id, bool asks)
    {
        var answer = await _host.GetAsync($"/v1/questions/{id}/statistics");
        Assert.Equal((404, "unknown-question"), (answer.Status, answer.Code));
        Assert.Equal(asks, _host.Grains.LastName is not null);
    }
}
