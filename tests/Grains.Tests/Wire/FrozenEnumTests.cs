using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Grains.Tests.Wire;

/// <summary>Numbers that messages and stored state hold.</summary>
public sealed class FrozenEnumTests
{
    [Fact]
    public void AnswerStatus_IsFrozen() => Assert.Equal("Accepted=1 Duplicate=2 Conflict=3 Stale=4 Invalid=5", Numbers<AnswerStatus>());

    [Fact]
    public void AnswerFault_IsFrozen() => Assert.Equal(
        "None=0 UnknownQuestion=1 UnknownVersion=2 ResponseShape=3 UnknownOption=4 RatingMissing=5 AttemptIdNotV7=6 AttemptIdTime=7 "
        + "AnsweredInFuture=8 ResponseTooLong=9 HintsOutOfRange=10 ResponseMsOutOfRange=11 RatingOutOfRange=12",
        Numbers<AnswerFault>());

    [Fact]
    public void UndoOutcome_IsFrozen() => Assert.Equal("Voided=1 AlreadyVoided=2 Unknown=3 NotLast=4", Numbers<UndoOutcome>());

    [Fact]
    public void ImportFormat_IsFrozen() => Assert.Equal("Csv=1 AnkiPackage=2", Numbers<ImportFormat>());

    [Fact]
    public void ImportState_IsFrozen() => Assert.Equal("Running=1 Done=2 Failed=3", Numbers<ImportState>());

    [Fact]
    public void UnavailableReason_IsFrozen() => Assert.Equal("Database=1 DiskFull=2 Overloaded=3", Numbers<UnavailableReason>());

    [Fact]
    public void PracticeMode_IsFrozen() => Assert.Equal("Mixed=0 Review=1 New=2", Numbers<PracticeMode>());

    [Fact]
    public void SignInStatus_IsFrozen() => Assert.Equal(
        "SignedIn=1 Refused=2 Locked=3 CodeNeeded=4 ConsentNeeded=5 Closed=6 LoginTaken=7 LoginNotUsable=8 PasswordTooShort=9 "
        + "PasswordTooLong=10 PasswordCommon=11 AlreadyAccount=12 Done=13 PasswordWrong=14 CodeWrong=15 SecondFactorOn=16 SecondFactorOff=17 NoAccount=18",
        Numbers<SignInStatus>());

    [Fact]
    public void ConsentDecision_IsFrozen() => Assert.Equal("Given=1 Refused=2", Numbers<ConsentDecision>());

    [Fact]
    public void ProfileStatus_IsFrozen() => Assert.Equal("Done=1 Unknown=2 PasswordWrong=3 Locked=4 EmailTaken=5", Numbers<ProfileStatus>());

    [Fact]
    public void ConsentStatus_IsFrozen() => Assert.Equal("Done=1 Unknown=2 Limited=3 NotAsked=4", Numbers<ConsentStatus>());

    [Fact]
    public void ComplianceStatus_IsFrozen() => Assert.Equal("Passed=1 Warning=2 Failed=3", Numbers<ComplianceStatus>());

    [Fact]
    public void ErasureStatus_IsFrozen() => Assert.Equal("Planned=1 Refused=2 Locked=3 Unknown=4 Administrator=5", Numbers<ErasureStatus>());

    [Fact]
    public void Role_IsFrozen() => Assert.Equal(
        "None=0 Student=1 Teacher=2 Author=4 Reviewer=8 DataScientist=16 Operator=32 Administrator=64", Numbers<Role>());

    [Fact]
    public void AccountState_IsFrozen() => Assert.Equal("Active=1 AwaitingConsent=2 Closed=3", Numbers<AccountState>());

    [Fact]
    public void RoleRequestState_IsFrozen() => Assert.Equal("Open=1 Approved=2 Refused=3 Expired=4", Numbers<RoleRequestState>());

    [Fact]
    public void RoleStatus_IsFrozen() => Assert.Equal(
        "Done=1 NotAdministrator=2 UnknownPerson=3 OwnRoles=4 NotActive=5 ApprovalNeeded=6 NoApprovalNeeded=7 AlreadyHeld=8 LastAdministrator=9 "
        + "UnknownRequest=10 Decided=11 Expired=12 OwnRequest=13 RequesterGone=14 NoAccount=15 CodeRefused=16 EnoughAdministrators=17 Locked=18 PrivilegedAccount=19 ErasurePlanned=20",
        Numbers<RoleStatus>());

    [Fact]
    public void ClassStatus_IsFrozen() => Assert.Equal(
        "Done=1 Unknown=2 Outdated=3 TooManyClasses=4 TooManyTeachers=5 NotOwner=6 UnknownTeacher=7 OwnerStays=8 UnknownCode=9 Locked=10 Full=11 "
        + "NoAccount=12 UnknownMember=13 MemberProtected=14 UnknownAssignment=15 UnknownQuestions=16 UnknownLesson=17 TooManyAssignments=18 DueBeforeOpening=19",
        Numbers<ClassStatus>());

    [Fact]
    public void RosterColumn_IsFrozen() => Assert.Equal("None=0 Number=1 Name=2 BirthDate=3 Username=4 Email=5", Numbers<RosterColumn>());

    [Fact]
    public void RosterFault_IsFrozen() => Assert.Equal(
        "Missing=1 NumberNotUsable=2 NameNotUsable=3 BirthDateNotUsable=4 UsernameNotUsable=5 EmailNotUsable=6 Repeated=7 NumberTaken=8 UsernameTaken=9 "
        + "EmailTaken=10 OtherPerson=11 Malformed=12 ColumnMissing=13 ColumnTwice=14 NotText=15 TooManyRows=16 TooLarge=17 Empty=18 ClassFull=19",
        Numbers<RosterFault>());

    [Fact]
    public void RosterOutcome_IsFrozen() => Assert.Equal("Created=1 Matched=2 Unchanged=3", Numbers<RosterOutcome>());

    [Fact]
    public void AssignmentKind_IsFrozen() => Assert.Equal("Questions=1 Lesson=2 ReviewCount=3 ReviewMinutes=4", Numbers<AssignmentKind>());

    [Fact]
    public void AssignmentState_IsFrozen() => Assert.Equal("NotStarted=1 UnderWay=2 Done=3 DoneLate=4", Numbers<AssignmentState>());

    [Fact]
    public void ReasonKind_IsFrozen() => Assert.Equal("Due=1 NewInBand=2 NewNearest=3", Numbers<ReasonKind>());

    private static string Numbers<T>()
        where T : struct, Enum =>
        string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, null)}"));
}
