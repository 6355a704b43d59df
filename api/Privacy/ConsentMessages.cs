using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Privacy;

/// <summary>What a guardian is asked.</summary>
/// <param name="AnswerBy">Without an answer until then the account is closed and erased.</param>
/// <param name="Text">What the guardian agrees to, in the language of Content-Language.</param>
/// <param name="TextId">The same in Indonesian.</param>
/// <param name="TextEn">The same in English.</param>
public sealed record ConsentQuestionReply(
    string ChildName, string ChildUsername, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, int TextVersion, string Text, string TextId, string TextEn);

/// <param name="Code">Of the answer 403 consent-needed.</param>
public sealed record ConsentCodeBody(string Code);

/// <param name="Code">Good for one decision.</param>
/// <inheritdoc cref="ConsentBody"/>
public sealed record DecideConsentBody(string Code, ConsentDecision Decision, string GuardianName, string Relation, string Contact, bool OfAge)
{
    internal ConsentBody Decided => new(Decision, GuardianName, Relation, Contact, OfAge);
}

/// <param name="GuardianName">Of who decides.</param>
/// <param name="Relation">Such as mother, father, guardian.</param>
/// <param name="Contact">Telephone number or e-mail address.</param>
/// <param name="OfAge">The guardian states to be of age and the child's parent or guardian; must be true.</param>
public sealed record ConsentBody(ConsentDecision Decision, string GuardianName, string Relation, string Contact, bool OfAge);

/// <param name="Receipt">Compact JWS (ES256); its keys are at /.well-known/consent-keys.json. Keep it.</param>
/// <param name="WithdrawalCode">With the receipt's id it takes consent back: POST /v1/consents/withdraw. Shown once; null after a refusal.</param>
/// <param name="EraseAt">After a refusal: when everything is erased.</param>
public sealed record ConsentReceiptReply(Guid ReceiptId, string Receipt, string? WithdrawalCode, DateTimeOffset? EraseAt);

public sealed record WithdrawConsentBody(Guid ReceiptId, string WithdrawalCode);

/// <param name="EraseAt">When everything is erased.</param>
public sealed record ConsentWithdrawnReply(DateTimeOffset EraseAt);

/// <param name="Password">Of the account; a guest sends none.</param>
public sealed record EraseBody(string? Password = null);

/// <param name="EraseAt">When everything is erased; until then it can be cancelled.</param>
public sealed record ErasureReplyBody(DateTimeOffset EraseAt);
