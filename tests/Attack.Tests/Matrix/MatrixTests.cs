using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>Every operation as everybody, for own objects, foreign ones and missing ones.</summary>
[Collection(SharedTarget.Name)]
public sealed class MatrixTests(Target target)
{
    private AttackedSilo Silo => target.Silo;

    [Fact]
    public void EveryOperation_HasARule_AndEveryRuleAnOperation()
    {
        var operations = Silo.Description.Operations.Select(operation => operation.Id).ToArray();
        Assert.True(operations.Length >= 20);
        Assert.Empty(operations.Except(AccessRules.All.Keys).Select(id => $"{id} has no rule of access"));
        Assert.Empty(AccessRules.All.Keys.Except(operations).Select(id => $"{id} is no operation any more"));
    }

    [Fact]
    public void EveryOperation_AsksForThePermissionOfItsRule() =>
        Assert.All(Silo.Description.Operations, operation =>
            Assert.Equal((operation.Id, PermissionNames.Of(AccessRules.Of(operation.Id).Needs)), (operation.Id, operation.Permission)));

    [Fact]
    public async Task Everybody_GetsWhatTheRulesSay_AndNobodyTellsForeignFromMissing()
    {
        var nobodies = new Dictionary<CallerKind, Caller>();
        foreach (var kind in CallerKinds.All.Where(CallerKinds.IsNobody))
            nobodies[kind] = await Silo.NewAsync(kind);
        var rows = new List<MatrixRow>();
        foreach (var operation in Silo.Description.Operations)
            rows.Add(await MatrixRow.AskAsync(Silo, operation, nobodies));
        Assert.Empty(rows.SelectMany(row => row.Faults));

        var table = "\n" + MatrixTable.OfRoles() + "\n" + MatrixTable.Of(rows) + "\n";
        if (SecurityPage.IsRewritten)
            SecurityPage.Write("access matrix", table);
        Assert.Equal(SecurityPage.Read("access matrix"), table);
    }
}
