using System.Buffers.Binary;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>Answers to the <see cref="SampleBank"/>.</summary>
internal static class Answers
{
    /// <summary>A right answer to a single choice.</summary>
    public static Answer To(string questionId, DateTimeOffset at, string choice = "b") => new()
    {
        AttemptId = Guid.CreateVersion7(at),
        QuestionId = questionId,
        Version = 1,
        Response = new ResponseValue { Text = choice },
        AnsweredAt = at,
        ResponseMs = 6000,
        HintsUsed = 0,
    };

    public static AnswerRequest Request(params Answer[] answers) => new(answers, WithNext: false);

    /// <summary>
    /// Answers over some days up to a moment, of every question type, right and wrong, some by choice, some at the very
    /// same time; in no order.
    /// </summary>
    public static Answer[] Random(Random random, int count, DateTimeOffset until, int days = 40)
    {
        var times = Enumerable.Range(0, Math.Max(1, count - count / 5))
            .Select(_ => until.AddMilliseconds(-random.NextInt64((long)TimeSpan.FromDays(days).TotalMilliseconds)))
            .ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => One(random, times[random.Next(times.Length)]))];
    }

    /// <summary>A UUIDv7 that a seed decides.</summary>
    public static Guid NewId(Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        Span<byte> stamp = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(stamp, at.ToUnixTimeMilliseconds() << 16);
        stamp[..6].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private static Answer One(Random random, DateTimeOffset at)
    {
        var question = SampleBank.Questions[random.Next(SampleBank.Questions.Count)];
        var right = random.NextDouble() < 0.7;
        return new Answer
        {
            AttemptId = NewId(random, at.AddMilliseconds(random.Next(5000))),
            QuestionId = question.QuestionId,
            Version = 1,
            Response = Response(question, right),
            AnsweredAt = at,
            ResponseMs = random.Next(30_000),
            HintsUsed = random.Next(4) == 0 ? random.Next(1, 3) : 0,
            Rating = question.Type == QuestionType.Flashcard ? (Rating)random.Next(1, 5) : null,
            Unrated = random.Next(8) == 0,
        };
    }

    private static ResponseValue Response(QuestionVersion question, bool right) => question.Type switch
    {
        QuestionType.Single => new ResponseValue { Text = right ? "b" : "a" },
        QuestionType.Multiple => new ResponseValue { Choices = right ? ["a", "c"] : ["a", "b"] },
        QuestionType.Flashcard => new ResponseValue { Text = "" },
        _ => new ResponseValue { Text = right ? question.Key[0] : "elephants" },
    };
}
