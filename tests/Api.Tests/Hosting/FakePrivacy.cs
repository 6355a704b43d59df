using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Consent, erasure and export that say what the test wants, and remember what was asked.</summary>
internal sealed class FakePrivacy : IConsentGrain, IPrivacyGrain, IExportGrain, IComplianceGrain
{
    public List<object> Asked { get; } = [];

    public ConsentReply Consent { get; set; } = new(ConsentStatus.Unknown);

    public ErasureReply Erasure { get; set; } = new(ErasureStatus.Refused);

    public DateTimeOffset? Due { get; set; }

    public IReadOnlyList<ExportPart>? Parts { get; set; }

    public Dictionary<(string Part, string? Cursor), ExportPage> Pages { get; } = [];

    public Task<ConsentReply> FindAsync(Secret code, string address) => AnswerAsync((code, address), Consent);

    public Task<ConsentReply> DecideAsync(Secret code, ConsentDecision decision, Guardian guardian, string address) =>
        AnswerAsync((code, decision, guardian), Consent);

    public Task<ConsentReply> WithdrawAsync(Guid receiptId, Secret withdrawalCode, string address) => AnswerAsync((receiptId, withdrawalCode), Consent);

    public Task<ConsentReply> RecordPaperAsync(Actor by, Guid personId, ConsentDecision decision, Guardian guardian) =>
        AnswerAsync((by.PersonId, personId, decision, guardian), Consent);

    public Task<ConsentReply> RecordMembersPaperAsync(Actor by, Guid classId, Guid learnerId, ConsentDecision decision, Guardian guardian) =>
        AnswerAsync((by.PersonId, classId, learnerId, decision, guardian), Consent);

    public Task<IReadOnlyList<VerificationKey>> ReceiptKeysAsync() => Task.FromResult<IReadOnlyList<VerificationKey>>([Jwt.PublicKey]);

    public Task<ErasureReply> AskErasureAsync(Actor by, Secret? password) => AnswerAsync((by.PersonId, password), Erasure);

    public Task<ErasureReply> AskErasureForAsync(Actor by, Guid personId) => AnswerAsync((by.PersonId, personId), Erasure);

    public Task<bool> CancelErasureAsync(Actor by, Guid personId) => AnswerAsync((by.PersonId, personId), Due is not null);

    public Task<DateTimeOffset?> ErasureDueAsync(Guid personId) => AnswerAsync(personId, Due);

    public Task<IReadOnlyList<ExportPart>?> BeginAsync(Actor by, Guid personId) => AnswerAsync((by.PersonId, personId), Parts);

    public Task<ExportPage> PageAsync(Guid personId, string part, string? cursor) => Task.FromResult(Pages[(part, cursor)]);

    public IReadOnlyList<ComplianceFinding> Findings { get; set; } = [];

    public Task<IReadOnlyList<ComplianceFinding>> CheckAsync() => Task.FromResult(Findings);

    private Task<T> AnswerAsync<T>(object asked, T answer)
    {
        Asked.Add(asked);
        return Task.FromResult(answer);
    }
}
