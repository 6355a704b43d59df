using System.Text.Json.Nodes;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

/// <summary>The same answers of the same learner at two silos that know nothing of each other.</summary>
public sealed class PermutationTests
{
    private static readonly Guid Learner = Guid.Parse("01920000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Batches_in_any_order_and_number_end_in_the_same_cards(int seed)
    {
        // Difficulties move with each answer and are stored with it; here they stand still, so that abilities compare too.
        await using var one = await RunningSilo.StartAsync(("Grains:CatalogRefresh", "01:00:00"));
        await using var other = await RunningSilo.StartAsync(("Grains:CatalogRefresh", "01:00:00"));
        var (inOrder, shuffled) = (await LearnerAsync(one), await LearnerAsync(other));
        var random = new Random(seed);
        var answers = History(random);

        (await inOrder.BatchAsync(answers)).Ok();
        var repeated = answers.Concat(answers.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(repeated);
        foreach (var batch in repeated.Chunk(1 + random.Next(12)))
            (await shuffled.BatchAsync(batch)).Ok();

        Assert.Equal(Text(await inOrder.CardsAsync()), Text(await shuffled.CardsAsync()));
        Assert.Equal((await inOrder.ProgressAsync()).ToJsonString(), (await shuffled.ProgressAsync()).ToJsonString());
        Assert.Equal(
            (await inOrder.AttemptsAsync()).Select(attempt => (string)attempt["attemptId"]!),
            (await shuffled.AttemptsAsync()).Select(attempt => (string)attempt["attemptId"]!));
    }

    private static JsonObject[] History(Random random)
    {
        var questions = Bank.Mixed(3);
        var start = DateTimeOffset.UtcNow.AddDays(-40);
        return [.. Enumerable.Range(0, 90).Select(i =>
        {
            var question = questions[random.Next(questions.Count)];
            var at = start.AddMinutes(i * 600 + random.Next(600));
            return random.Next(4) == 0 ? Answers.Wrong(question, at) : Answers.Right(question, at);
        })];
    }

    private static async Task<LearnerClient> LearnerAsync(RunningSilo silo)
    {
        await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ILearnerGrain>(Learner).RegisterAsync("Asia/Makassar");
        return new LearnerClient(silo.Http, silo.Tokens.Of(Learner), Learner);
    }

    private static string Text(IEnumerable<JsonObject> entries) => string.Join('\n', entries.Select(entry => entry.ToJsonString()));
}
