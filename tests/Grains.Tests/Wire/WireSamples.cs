using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;
using EnglishLearning.Grains.Imports;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Grains.Tests.Wire;

/// <summary>A value of every type that travels or is stored, every member set to something of its own.</summary>
internal static class WireSamples
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 8, 30, 15, 123, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Time.AddMinutes(3);
    private static readonly Guid First = new("019aaaf0-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("019aaaf0-0000-7000-8000-000000000002");

    public static IReadOnlyList<object> All { get; } =
    [
        new UnknownLearnerException("Nobody."),
        new UnavailableException(UnavailableReason.DiskFull, "The disk is full."),
        new ImportRequest(First, ImportFormat.AnkiPackage, [1, 2, 255]),
        RowError,
        Import,
        new AnswerReply(new[] { Outcome }, Question),
        Outcome,
        Result,
        Ability,
        Difficulty,
        Answer,
        new AnswerRequest(new[] { Answer }, true),
        AttemptView,
        new AttemptPage(new[] { AttemptView }, Second),
        Card,
        new CardPage(new[] { Card }, "own-2"),
        Review,
        new ImportChunk(new[] { Review }),
        new ImportCounts(3, 4, 5),
        Progress,
        Skilled,
        Question,
        Option,
        Passage,
        Reason,
        new PracticeRequest(7, PracticeMode.Review, Skill.Speaking, CefrLevel.C2),
        new PracticeReply(new[] { Question }),
        AttemptEvent.Of(Second, Attempt),
        new QuestionStatisticsView("q-1", 2, Difficulty, 9, 0.5, -0.25),
        Chosen,
        new AttemptBatch("q-1", [Logged(5, 1, First), Logged(7, 2, Second)]),
        new ImportRecord { LearnerId = First, Format = ImportFormat.Csv, NextReview = 500, Status = Import },
        new ImportFile { Bytes = [80, 75, 3, 4] },
        new Secret("s3cret"),
        Caller,
        new Actor(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), "203.0.113.9"),
        new Registration("budi", "budi@example.id", new("s3cret"), "Budi", new DateOnly(2000, 8, 17), "Asia/Makassar", First),
        Tokens,
        new CredentialReply(SignInStatus.Done, TimeSpan.FromSeconds(7), new("key"), new("otpauth://totp/x"), [new("one"), new("two")]),
        new SecondFactorView(true, 9),
        new IssuedReset(new("ABCD"), Later),
        new ConsentNeededReply(new("code"), Later),
        .. ClassSamples.All,
        new SignInReply(SignInStatus.Locked, Tokens, TimeSpan.FromSeconds(7)),
        new ComplianceFinding("audit-log", ComplianceStatus.Warning, "The newest entries are missing.", "Look."),
        new ErasureReply(ErasureStatus.Locked, Time, TimeSpan.FromSeconds(7)),
        Ibu,
        Asked,
        new ConsentReply(ConsentStatus.Limited, Asked, First, new("receipt"), new("withdrawal"), Later, TimeSpan.FromSeconds(9)),
        new ExportPart("attempts", new[] { "id", "response" }),
        new ExportPage(new[] { "{\"id\":1}" }, "next"),
        new DeviceView(First, "Redmi 9A", Time, Later),
        Key,
        new TokenRules([Key], [First, Second]),
        RoleRequest,
        new RoleRequestReply(RoleStatus.Decided, RoleRequest),
        new RoleCodeReply(RoleStatus.Locked, TimeSpan.FromSeconds(7)),
        new ProfileView(First, "budi", "Budi", "budi@example.id", new DateOnly(2010, 8, 17), Role.Student),
        new ProfileChange("Budi", "", new DateOnly(2010, 8, 17)),
        new ProfileReply(ProfileStatus.Done, new ProfileView(First, "budi", "Budi", null, null, Role.Student), TimeSpan.FromSeconds(9)),
        new PersonView(First, "budi", "Budi", Role.Student | Role.Author, AccountState.AwaitingConsent, Time, Later),
        new ResetCodeReply(RoleStatus.Done, new IssuedReset(new("AAAA-BBBB-CCCC"), Later)),
        new AuditQuery(First, Second, 1042, 50),
        AuditLine,
        new AuditPage(new[] { AuditLine }, 1042),
    ];

    private static Guardian Ibu => new("Ratna", "ibu", "+62 811");

    private static ConsentView Asked => new("Ani", "ani.k", Time, Later, 1);

    private static RoleRequestView RoleRequest =>
        new(First, Second, Role.Operator, First, Time, Later, RoleRequestState.Approved, Second, Later);

    private static AuditView AuditLine => new(1042, Time, AuditAction.RoleGranted, First, Second, "203.0.113.9", "author");

    private static Caller Caller => new("203.0.113.7", "Redmi 9A", new("known"));

    private static TokenSet Tokens => new(First, new("access"), TimeSpan.FromMinutes(15), new("refresh"), new("device"), "Asia/Jayapura");

    private static VerificationKey Key => new("es256-1", [48, 89, 255]);

    private static ResponseValue Chosen => new() { Text = "an", Choices = new[] { "b", "c" } };

    private static ImportRowError RowError => new(17, "rating", "not_a_rating", "rating is 7");

    private static ImportStatus Import => new(ImportState.Failed, 10, 4, 3, 2, 1, 6, new[] { RowError }, "The file is damaged.");

    private static AbilityView Ability => new(Skill.Reading, 0.5, 0.75, CefrLevel.B1);

    private static QuestionView Difficulty => new(-1.25, 0.9, 17);

    private static Answer Answer => new()
    {
        AttemptId = First,
        QuestionId = "q-1",
        Version = 2,
        Response = Chosen,
        AnsweredAt = Time,
        ResponseMs = 4321,
        HintsUsed = 1,
        Rating = Rating.Hard,
        Unrated = true,
    };

    private static CardView Card => new()
    {
        QuestionId = "q-1",
        Due = Later,
        Stability = 3.1726,
        Difficulty = 5.28243442,
        Retrievability = 0.9,
        ScheduledDays = 3,
        Reps = 4,
        Lapses = 1,
        State = CardState.Relearning,
    };

    private static AnswerResult Result => new()
    {
        Correct = true,
        Score = 0.5,
        CorrectResponse = Chosen,
        Explanation = "Diawali bunyi vokal.",
        Correction = "beautiful",
        Rating = Rating.Easy,
        Card = Card,
        Ability = Ability,
        Question = Difficulty,
        PCorrect = 0.7310585786300049,
    };

    private static AnswerOutcome Outcome =>
        new() { AttemptId = First, Status = AnswerStatus.Duplicate, Fault = AnswerFault.UnknownOption, Result = Result };

    private static AttemptView AttemptView => new()
    {
        AttemptId = First,
        Kind = EntryKind.Void,
        QuestionId = "q-1",
        Version = 2,
        AnsweredAt = Time,
        ReceivedAt = Later,
        Correct = true,
        Score = 0.5,
        Rating = Rating.Good,
        Rated = true,
        PCorrect = 0.75,
        ResponseMs = 4321,
        HintsUsed = 1,
        Response = "\"an\"",
        Voids = Second,
    };

    private static ForeignReview Review => new("card-1", "house", "rumah", Time, Rating.Again, 1500);

    private static SkillProgress Skilled => new(Ability, 12);

    private static LearnerProgress Progress => new()
    {
        Attempts = 20,
        Correct = 15,
        ActiveDays = 7,
        StreakDays = 3,
        DueNow = 4,
        Cards = 18,
        CardsInReview = 11,
        Skills = new[] { Skilled },
        TimeZone = "Asia/Makassar",
        DesiredRetention = 0.9,
    };

    private static PracticeOption Option => new("a", "is");

    private static PracticePassage Passage => new("Sari", "Dear Maya, …", true);

    private static PracticeReason Reason => new(ReasonKind.Due, 3, 0.71);

    private static PracticeQuestion Question => new()
    {
        Id = "q-1",
        Version = 2,
        Type = QuestionType.Cloze,
        Stem = "She ___ here.",
        Options = new[] { Option },
        Skill = Skill.Listening,
        Level = CefrLevel.A2,
        Hints = new[] { "Perhatikan subjeknya." },
        Passage = Passage,
        PCorrect = 0.8,
        Reason = Reason,
    };

    private static Attempt Attempt => new()
    {
        AttemptId = First,
        Kind = EntryKind.Answer,
        QuestionId = "q-1",
        QuestionVersion = 2,
        Skill = Skill.Grammar,
        Response = "\"an\"",
        AnsweredAt = Time,
        ReceivedAt = Later,
        Day = 20779,
        ResponseMs = 4321,
        HintsUsed = 1,
        Correct = true,
        Score = 0.5,
        Rating = Rating.Good,
        Rated = true,
        SelfGraded = false,
        First = true,
        Parameters = new QuestionParameters(new Estimate(-1.25, 0.9), 0.25, 17),
        PCorrect = 0.75,
        AbilityBefore = new Estimate(0.1, 1.5),
        AbilityAfter = new Estimate(0.3, 1.4),
        CardAfter = default,
        BodyHash = 1,
    };

    private static LoggedAttempt Logged(long transaction, int index, Guid learnerId) =>
        new(new LogPosition(transaction, index), learnerId, Attempt);
}
