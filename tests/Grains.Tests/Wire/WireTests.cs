using System.Reflection;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Grains.Imports;
using EnglishLearning.Grains.Streams;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Xunit;

namespace EnglishLearning.Grains.Tests.Wire;

/// <summary>
/// Silos of two releases talk to each other, and the next release reads what this one stored: the bytes in frozen.txt, one
/// line a type, must go on meaning what they mean. A line may be added, none changed.
/// </summary>
public sealed class WireTests : IDisposable
{
    private static readonly Assembly[] Assemblies = [typeof(Answer).Assembly, typeof(ImportRecord).Assembly];

    private static readonly Dictionary<string, byte[]> Frozen = ReadFrozen();

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSerializer(serializer =>
        {
            foreach (var assembly in Assemblies)
                serializer.AddAssembly(assembly);
        })
        .BuildServiceProvider();

    /// <summary>As an object, so that the bytes hold the type's alias too.</summary>
    private Serializer<object> Serializer => _services.GetRequiredService<Serializer<object>>();

    public static TheoryData<string> Aliases => [.. WireSamples.All.Select(sample => AliasOf(sample.GetType()))];

    [Fact]
    public void EveryMessage_HasAnAliasOfItsOwn_AndASample()
    {
        var messages = Assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .ToArray();

        Assert.All(messages, type => Assert.StartsWith("el.", AliasOf(type), StringComparison.Ordinal));
        Assert.Equal(messages.Length, messages.Select(AliasOf).Distinct().Count());
        Assert.Equal(messages.Select(AliasOf).Order(), WireSamples.All.Select(sample => AliasOf(sample.GetType())).Order());
    }

    [Fact]
    public void EveryGrainMethod_HasAnAlias()
    {
        var grains = typeof(Answer).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)));

        Assert.Equal(
            [
                "el.IAssignmentGrain: Change Create Delete Find List OfLearner",
                "el.IAuditGrain: Read",
                "el.IClassGrain: AddTeacher Archive Change Create Find List RemoveTeacher RenewCode",
                "el.IClassReportGrain: Report",
                "el.IComplianceGrain: Check",
                "el.IConsentGrain: Decide Find ReceiptKeys RecordMembersPaper RecordPaper Withdraw",
                "el.ICredentialGrain: BeginSecondFactor ChangePassword ConfirmSecondFactor IssueReset RemoveSecondFactor ResetPassword SecondFactor",
                "el.IExportGrain: Begin Page",
                "el.IImportGrain: DryRun Erase Start Status",
                "el.ILearnerGrain: Answer Attempts Cards Forget Import Next Progress Register Undo",
                "el.IPeopleGrain: Close Find Read Reopen ResetCode",
                "el.IPrivacyGrain: AskErasure AskErasureFor CancelErasure ErasureDue",
                "el.IPrivacyJobsGrain: EraseDue Start",
                "el.IProfileGrain: Change Correct Read",
                "el.IQuestionGrain: Statistics",
                "el.IRoleGrain: BecomeAdministrator Decide Grant Request Requests Revoke",
                "el.IRosterGrain: Import IssuePin IssueReset Join Joined Leave Members Remove",
                "el.ISignInGrain: ClassSignIn Devices End Guest Refresh Register SignIn TokenRules",
            ],
            grains.Select(grain => $"{AliasOf(grain)}: {string.Join(' ', grain.GetMethods().Select(AliasOf).Order(StringComparer.Ordinal))}").Order());
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void NewBytes_AreTheOld(string alias)
    {
        var bytes = Convert.ToBase64String(Serializer.SerializeToArray(Sample(alias)));

        Assert.True(Frozen.ContainsKey(alias), $"frozen.txt lacks the line\n{alias} {bytes}");
        Assert.Equal(Convert.ToBase64String(Frozen[alias]), bytes);
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void OldBytes_StillRead(string alias)
    {
        Assert.True(Frozen.ContainsKey(alias), $"frozen.txt lacks {alias}.");
        var expected = Sample(alias);

        var read = Serializer.Deserialize(Frozen[alias]);

        Assert.IsType(expected.GetType(), read);
        if (expected is Exception exception)
        {
            Assert.Equal(exception.Message, ((Exception)read).Message);
            Assert.Equal((expected as UnavailableException)?.Reason, (read as UnavailableException)?.Reason);
        }
        else
        {
            Assert.Equivalent(expected, read, strict: true);
        }
        if (expected is AttemptBatch batch)
            Assert.Equal(batch.GetEvents<AttemptEvent>(), ((AttemptBatch)read).GetEvents<AttemptEvent>());
        Assert.Equal(Frozen[alias], Serializer.SerializeToArray(read));
    }

    [Fact]
    public void StoredState_IsReadByItsOwnType()
    {
        // Grain storage writes the type that the grain declares, not an object.
        var serializer = _services.GetRequiredService<Serializer>();
        var record = (ImportRecord)Sample("el.ImportRecord");

        Assert.Equivalent(record, serializer.Deserialize<ImportRecord>(serializer.SerializeToArray(record)), strict: true);
    }

    public void Dispose() => _services.Dispose();

    private static object Sample(string alias) => WireSamples.All.Single(sample => AliasOf(sample.GetType()) == alias);

    private static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? $"(none) {member.Name}";

    private static Dictionary<string, byte[]> ReadFrozen() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Wire", "frozen.txt"))
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => Convert.FromBase64String(parts[1]));
}
