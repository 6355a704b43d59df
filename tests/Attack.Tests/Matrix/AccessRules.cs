using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>
/// A rule for every operation of the API. A new operation needs one here: which permission it asks for, whose objects it opens,
/// and a request that it accepts. The access matrix and the fuzz are made from it.
/// </summary>
public static partial class AccessRules
{
    private const string OneReview = "card_id,review_time,rating,duration_ms,front,back\nk1,2019-03-01T08:00:00Z,3,4000,apple,apel\n";

    public static IReadOnlyDictionary<string, AccessRule> All { get; } =
        new[] { SignIn(), OwnAccount(), Learning(), People(), Roles(), Classes(), Assignments(), Privacy(), Service() }.SelectMany(rules => rules).ToDictionary(rule => rule.OperationId);

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static AccessRule Of(string operationId) =>
        All.GetValueOrDefault(operationId)
        ?? throw new InvalidOperationException($"The operation \"{operationId}\" has no rule of access: add it to {nameof(AccessRules)}.");

    private static IEnumerable<AccessRule> Learning() =>
    [
        new("next", Permission.Learn, 200),
        new("answer", Permission.Learn, 200)
        {
            Whose = "every question",
            Shared = Question,
            Body = _ => Json(Answers.Right(Bank.First(QuestionType.Single)).But("questionId", null)),
        },
        new("answerBatch", Permission.Learn, 200)
        {
            Body = _ => Json(new JsonObject { ["attempts"] = new JsonArray([.. Bank.Mixed(1).Select(question => (JsonNode)Answers.Right(question))]) }),
        },
        new("statistics", Permission.Learn, 200) { Whose = "every question", Shared = Question },
        new("cards", Permission.Learn, 200),
        new("progress", Permission.Learn, 200),
        new("attempts", Permission.Learn, 200),
        new("undo", Permission.Learn, 204)
        {
            Whose = "own attempts",
            Own = async caller =>
            {
                var answer = Answers.Right(Bank.First(QuestionType.Single));
                (await caller.Client.AnswerAsync(answer)).Ok();
                return [answer.Id()];
            },
        },
        new("import", Permission.Learn, 200) { Body = _ => Task.FromResult(new SampleBody("text/csv", Encoding.UTF8.GetBytes(OneReview))) },
        new("importStatus", Permission.Learn, 200)
        {
            Whose = "own imports",
            Own = async caller => [(string)(await caller.Client.PostAsync("/v1/me/history:import", OneReview, "text/csv")).Ok()["importId"]!],
        },
    ];

    private static IEnumerable<AccessRule> Service() =>
    [
        new("live", Permission.None, 200),
        new("ready", Permission.None, 200),
        new("keySet", Permission.None, 200),
    ];

    private static Task<string[]> Question(Caller caller) => Task.FromResult<string[]>([Bank.First(QuestionType.Single).QuestionId]);

    private static Task<SampleBody> Json(JsonNode json) => Task.FromResult(SampleBody.Json(json));
}
