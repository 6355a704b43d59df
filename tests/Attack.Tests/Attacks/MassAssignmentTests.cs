using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Matrix;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Members that the server knows of a row, but takes from nobody: in each body that the description names.</summary>
[Collection(SharedTarget.Name)]
public sealed class MassAssignmentTests(Target target)
{
    private static readonly Dictionary<string, JsonNode> Coveted = new()
    {
        ["role"] = "administrator",
        ["roles"] = new JsonArray("administrator"),
        ["Roles"] = 64,
        ["permissions"] = 4095,
        ["state"] = "active",
        ["id"] = "00000000-0000-7000-8000-000000000001",
        ["learnerId"] = "00000000-0000-7000-8000-000000000001",
        ["personId"] = "00000000-0000-7000-8000-000000000001",
        ["createdAt"] = "2000-01-01T00:00:00Z",
        ["consent"] = true,
        ["passwordHash"] = "x",
        ["twoFactorEnabled"] = false,
        ["correct"] = true,
        ["credit"] = 1,
        ["$type"] = "EnglishLearning.Accounts.Data.Account",
        ["__proto__"] = new JsonObject { ["role"] = "administrator" },
    };

    [Fact]
    public async Task EveryBody_RefusesMembersThatItDoesNotKnow()
    {
        var bodies = 0;
        foreach (var operation in target.Silo.Description.Operations.Where(operation => operation.Bodies.Any(body => body.MediaType == "application/json")))
        {
            var rule = AccessRules.Of(operation.Id);
            var caller = await target.Silo.NewAsync(rule.Needs == Permission.None ? CallerKind.Anonymous : CallerKinds.WithRole.First(rule.Allows));
            var values = await rule.ObjectAsync(caller);
            var request = await rule.RequestAsync(operation, caller, values);
            var schema = target.Silo.Description.Resolve(operation.Bodies.First(body => body.MediaType == "application/json").Schema);
            if (JsonNode.Parse(request.Body!) is not JsonObject sample)
                continue;
            var known = (schema["properties"]?.AsObject() ?? []).Select(member => member.Key).ToHashSet();
            foreach (var (name, value) in Coveted.Where(member => !sample.ContainsKey(member.Key) && !known.Contains(member.Key)))
            {
                var body = sample.DeepClone().AsObject();
                body[name] = value.DeepClone();
                var reply = await target.Silo.SendAsync(request with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) });
                Assert.True((reply.Status, reply.Code) == (400, "invalid-body"), $"{operation} took \"{name}\": {reply.Status} {reply.Text}");
                Assert.Equal("unknown-member", (string?)reply.Json!["errors"]![0]!["code"]);
            }
            bodies++;
        }
        Assert.True(bodies >= 6);
    }

    [Fact]
    public async Task WhoRegisters_IsAStudent_AndNothingElse()
    {
        var caller = await target.Silo.NewAsync(CallerKind.Student);
        await using var accounts = target.Silo.Accounts();
        var account = await accounts.Users.AsNoTracking().SingleAsync(row => row.Id == caller.PersonId);
        Assert.Equal(Role.Student, account.Roles);
    }
}
