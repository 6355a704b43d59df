using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Api.Attempts;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Classes;
using EnglishLearning.Api.Health;
using EnglishLearning.Api.Imports;
using EnglishLearning.Api.Me;
using EnglishLearning.Api.People;
using EnglishLearning.Api.Practice;
using EnglishLearning.Api.Privacy;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Questions;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Api.Json;

/// <summary>Every type on the wire, serialised by generated code, and the strict rules for all of them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(GuestBody))]
[JsonSerializable(typeof(RegisterBody))]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(RefreshBody))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(ChangePasswordBody))]
[JsonSerializable(typeof(ProfileBody))]
[JsonSerializable(typeof(ProfilePatchBody))]
[JsonSerializable(typeof(PersonPatchBody))]
[JsonSerializable(typeof(ResetPasswordBody))]
[JsonSerializable(typeof(BeginSecondFactorBody))]
[JsonSerializable(typeof(ConfirmSecondFactorBody))]
[JsonSerializable(typeof(RemoveSecondFactorBody))]
[JsonSerializable(typeof(SecondFactorReply))]
[JsonSerializable(typeof(SecondFactorKeyReply))]
[JsonSerializable(typeof(RecoveryCodesReply))]
[JsonSerializable(typeof(ConsentQuestionReply))]
[JsonSerializable(typeof(ConsentBody))]
[JsonSerializable(typeof(ConsentCodeBody))]
[JsonSerializable(typeof(DecideConsentBody))]
[JsonSerializable(typeof(ConsentReceiptReply))]
[JsonSerializable(typeof(WithdrawConsentBody))]
[JsonSerializable(typeof(ConsentWithdrawnReply))]
[JsonSerializable(typeof(EraseBody))]
[JsonSerializable(typeof(ErasureReplyBody))]
[JsonSerializable(typeof(ComplianceReply))]
[JsonSerializable(typeof(DevicesReply))]
[JsonSerializable(typeof(KeySetReply))]
[JsonSerializable(typeof(PeopleReply))]
[JsonSerializable(typeof(ResetCodeBody))]
[JsonSerializable(typeof(RoleBody))]
[JsonSerializable(typeof(RoleRequestBody))]
[JsonSerializable(typeof(RoleRequestsReply))]
[JsonSerializable(typeof(AdministratorCodeBody))]
[JsonSerializable(typeof(AuditPageReply))]
[JsonSerializable(typeof(PracticeReplyBody))]
[JsonSerializable(typeof(AttemptBody))]
[JsonSerializable(typeof(AttemptReply))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BatchItem))]
[JsonSerializable(typeof(BatchReply))]
[JsonSerializable(typeof(CardPageReply))]
[JsonSerializable(typeof(AttemptPageReply))]
[JsonSerializable(typeof(ProgressReply))]
[JsonSerializable(typeof(ImportReply))]
[JsonSerializable(typeof(StatisticsReply))]
[JsonSerializable(typeof(ReadyReply))]
[JsonSerializable(typeof(NewClassBody))]
[JsonSerializable(typeof(ClassPatchBody))]
[JsonSerializable(typeof(NewTeacherBody))]
[JsonSerializable(typeof(ClassReplyBody))]
[JsonSerializable(typeof(ClassesReply))]
[JsonSerializable(typeof(MembersReply))]
[JsonSerializable(typeof(PinBody))]
[JsonSerializable(typeof(JoinBody))]
[JsonSerializable(typeof(JoinedClassBody))]
[JsonSerializable(typeof(JoinedClassesReply))]
[JsonSerializable(typeof(RosterReplyBody))]
[JsonSerializable(typeof(ReportReply))]
[JsonSerializable(typeof(NewAssignmentBody))]
[JsonSerializable(typeof(AssignmentPatchBody))]
[JsonSerializable(typeof(AssignmentBody))]
[JsonSerializable(typeof(AssignmentsReply))]
[JsonSerializable(typeof(AssignmentProgressReply))]
[JsonSerializable(typeof(OwnAssignmentsReply))]
[JsonSerializable(typeof(ClassSignInBody))]
[JsonSerializable(typeof(ResponseValue))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(bool))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static readonly ApiJson Strict = new(Configure(new JsonSerializerOptions()));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        // Nothing that is taken is deeper than four.
        options.MaxDepth = 16;
        // Explanations are full of quotes and apostrophes: six bytes each if escaped for HTML, which this never is
        // (application/json with nosniff).
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        foreach (var converter in Converters)
            options.Converters.Add(converter);
        return options;
    }

    private static IEnumerable<JsonConverter> Converters =>
    [
        new RawItemConverter(),
        new ResponseValueConverter(),
        new TimestampConverter(),
        EnumNames<AccountState>.Converter,
        EnumNames<AnswerStatus>.Converter,
        EnumNames<AssignmentKind>.Converter,
        EnumNames<AssignmentState>.Converter,
        EnumNames<AuditAction>.Converter,
        EnumNames<CardState>.Converter,
        EnumNames<CefrLevel>.Converter,
        EnumNames<ComplianceStatus>.Converter,
        EnumNames<ConsentDecision>.Converter,
        EnumNames<EntryKind>.Converter,
        EnumNames<ImportState>.Converter,
        EnumNames<PassageKind>.Converter,
        EnumNames<QuestionType>.Converter,
        EnumNames<ReasonCode>.Converter,
        EnumNames<RosterColumn>.Converter,
        EnumNames<RosterOutcome>.Converter,
        EnumNames<RoleRequestState>.Converter,
        EnumNames<Skill>.Converter,
    ];
}
