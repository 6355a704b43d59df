using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>Answers given without a connection: many at once, out of order, some twice, some broken.</summary>
internal sealed class BatchTraffic(Courier courier, AnswerKeys keys)
{
    public async Task SendAsync(Student student)
    {
        var practice = await courier.SendAsync(
            Requests.Practice($"count={student.Random.Next(1, 21)}") with { Token = student.Token }, 200);
        if (practice?.Read(ApiJson.Default.PracticeReply).Questions is not { Count: > 0 } questions)
            return;
        var items = questions
            .Select(question => (Expected: "accepted", Attempt: student.Answer(question, student.Earlier(), keys) with { QuestionId = question.Id }))
            .ToList();
        if (student.Random.NextDouble() < 0.3)
            items.Add(("duplicate", items[student.Random.Next(items.Count)].Attempt));
        if (student.Random.NextDouble() < 0.1)
            items.Add(("invalid", student.Answer(questions[0], student.Earlier(), keys) with { QuestionId = "no-such-question" }));

        await SendAsync(student, [.. items.Select(item => item.Attempt)], [.. items.Select(item => item.Expected)]);
        if (student.Random.NextDouble() < 0.2)
        {
            var shuffled = items.Where(item => item.Expected != "invalid").Select(item => item.Attempt).ToArray();
            student.Random.Shuffle(shuffled);
            await SendAsync(student, shuffled, [.. shuffled.Select(_ => "duplicate")]);
        }
    }

    private async Task SendAsync(Student student, AttemptBody[] attempts, string[] expected)
    {
        if (await courier.SendAsync(Requests.Batch(attempts) with { Token = student.Token }, 200) is not { } reply)
        {
            student.IsUncertain = true;
            return;
        }
        var results = reply.Read(ApiJson.Default.BatchReply).Results;
        for (var i = 0; i < attempts.Length; i++)
        {
            var status = i < results.Count ? results[i].Status : "missing";
            if (status != expected[i] && !student.IsUncertain)
            {
                courier.Faults.Add(
                    $"attempt {attempts[i].AttemptId} of a batch: {status}, not {expected[i]} {results.ElementAtOrDefault(i)?.Problem?.Title}");
            }
            if (status is "accepted" or "duplicate")
                student.Accept(attempts[i]);
        }
    }
}
