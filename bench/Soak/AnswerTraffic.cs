using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>Asking for questions and answering them one by one.</summary>
internal sealed class AnswerTraffic(Courier courier, AnswerKeys keys)
{
    private const int Ok = 200;
    private const int Conflict = 409;

    private static readonly string[] Modes = ["mixed", "review", "new"];
    private static readonly string[] Skills = ["grammar", "vocabulary", "reading", "listening"];
    private static readonly string[] Levels = ["A1", "A2", "B1", "B2", "C1"];

    public async Task PracticeAsync(Student student)
    {
        var random = student.Random;
        var query = $"count={random.Next(1, 11)}&mode={Modes[random.Next(Modes.Length)]}";
        if (random.NextDouble() < 0.2)
            query += $"&skill={Skills[random.Next(Skills.Length)]}";
        if (random.NextDouble() < 0.2)
            query += $"&level={Levels[random.Next(Levels.Length)]}";
        if (await SendAsync(student, Requests.Practice(query), Ok) is not { } reply)
            return;
        student.Offered.Clear();
        foreach (var question in reply.Read(ApiJson.Default.PracticeReply).Questions)
            student.Offered.Enqueue(question);
    }

    public async Task AnswerAsync(Student student)
    {
        if (await NextQuestionAsync(student) is not { } question)
            return;
        var attempt = student.Answer(question, student.Now(), keys);
        var request = Requests.Answer(question.Id, attempt);
        var reply = await SendAsync(student, request, Ok);
        Take(student, question, attempt, [reply]);
        if (reply is not null && student.Random.NextDouble() < 0.02)
            await SendAsync(student, Requests.Answer(question.Id, attempt with { ResponseMs = attempt.ResponseMs + 1 }), Conflict);
    }

    /// <summary>The same answer twice at the same time: one is taken, the other told of it.</summary>
    public async Task AnswerTwiceAsync(Student student)
    {
        if (await NextQuestionAsync(student) is not { } question)
            return;
        var attempt = student.Answer(question, student.Now(), keys);
        var request = Requests.Answer(question.Id, attempt);
        Take(student, question, attempt, await Task.WhenAll(SendAsync(student, request, Ok), SendAsync(student, request, Ok)));
    }

    private async Task<Question?> NextQuestionAsync(Student student)
    {
        if (student.Offered.Count == 0)
            await PracticeAsync(student);
        return student.Offered.TryDequeue(out var question) ? question : null;
    }

    private void Take(Student student, Question question, AttemptBody attempt, ApiReply?[] replies)
    {
        var answered = replies.OfType<ApiReply>().ToArray();
        if (answered.Length < replies.Length)
            student.IsUncertain = true;
        if (answered.Length == 0)
            return;
        student.Accept(attempt);
        if (answered.Length == replies.Length && answered.Count(reply => !reply.Replayed) != 1)
            courier.Faults.Add($"attempt {attempt.AttemptId} of learner {student.LearnerId} was not taken exactly once");
        var result = answered[0].Read(ApiJson.Default.AttemptReply);
        keys.Learn(question.Id, question.Version, result.CorrectResponse);
        if (student.Offered.Count == 0 && result.Next is { } next)
            student.Offered.Enqueue(next);
    }

    private Task<ApiReply?> SendAsync(Student student, ApiRequest request, int expected) =>
        courier.SendAsync(request with { Token = student.Token }, expected);
}
