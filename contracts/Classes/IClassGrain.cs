using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Contracts.Classes;

/// <summary>
/// Classes, for those who teach them. A class that the asker does not teach, or that was archived, is unknown. Keeps nothing in
/// memory. Key 0.
/// </summary>
[Alias("el.IClassGrain")]
public interface IClassGrain : IGrainWithIntegerKey
{
    [Alias("Create")]
    Task<ClassReply> CreateAsync(Actor by, string name, string timeZone);

    /// <summary>Those that somebody teaches, by name.</summary>
    [Alias("List")]
    Task<IReadOnlyList<ClassView>> ListAsync(Guid teacherId);

    [Alias("Find")]
    Task<ClassView?> FindAsync(Guid teacherId, Guid classId);

    /// <param name="version">That the change was made from.</param>
    [Alias("Change")]
    Task<ClassReply> ChangeAsync(Actor by, Guid classId, ClassChange change, int version);

    /// <summary>A new code; the old one is good no more.</summary>
    [Alias("RenewCode")]
    Task<ClassReply> RenewCodeAsync(Actor by, Guid classId);

    /// <summary>The owner alone. The class is unknown to everybody from then on; what its learners did stays theirs.</summary>
    [Alias("Archive")]
    Task<ClassStatus> ArchiveAsync(Actor by, Guid classId);

    /// <summary>The owner alone.</summary>
    /// <param name="login">User name or e-mail address of somebody who is a teacher.</param>
    [Alias("AddTeacher")]
    Task<ClassReply> AddTeacherAsync(Actor by, Guid classId, string login);

    /// <summary>The owner alone, or a co-teacher themselves; the owner stays.</summary>
    [Alias("RemoveTeacher")]
    Task<ClassStatus> RemoveTeacherAsync(Actor by, Guid classId, Guid teacherId);
}

/// <summary>What came of it. Travels in messages: the numbers are frozen.</summary>
public enum ClassStatus
{
    Done = 1,

    /// <summary>There is none, or it is none of the asker's: nobody is told which.</summary>
    Unknown = 2,

    /// <summary>Changed meanwhile.</summary>
    Outdated = 3,
    TooManyClasses = 4,
    TooManyTeachers = 5,
    NotOwner = 6,
    UnknownTeacher = 7,

    /// <summary>The owner cannot be taken from a class.</summary>
    OwnerStays = 8,

    /// <summary>No class has this code, or it takes nobody in.</summary>
    UnknownCode = 9,

    /// <summary>Too many wrong codes.</summary>
    Locked = 10,
    Full = 11,

    /// <summary>A guest joins no class.</summary>
    NoAccount = 12,
    UnknownMember = 13,

    /// <summary>An account that has more than a student's rights, or a second factor, is not a teacher's to let in.</summary>
    MemberProtected = 14,

    UnknownAssignment = 15,
    UnknownQuestions = 16,
    UnknownLesson = 17,
    TooManyAssignments = 18,
    DueBeforeOpening = 19,
}

/// <param name="Class">Where it is done.</param>
/// <param name="RetryAfter">Where it is locked.</param>
[GenerateSerializer, Immutable, Alias("el.ClassReply")]
public sealed record ClassReply(
    [property: Id(0)] ClassStatus Status, [property: Id(1)] ClassView? Class = null, [property: Id(2)] TimeSpan RetryAfter = default);

/// <param name="TimeZone">IANA.</param>
/// <param name="Code">As it is shown.</param>
/// <param name="IsOpen">Whether the code takes new members in; members sign in by it all the same.</param>
/// <param name="Members">Present ones.</param>
[GenerateSerializer, Immutable, Alias("el.ClassView")]
public sealed record ClassView(
    [property: Id(0)] Guid ClassId,
    [property: Id(1)] string Name,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] string Code,
    [property: Id(4)] bool IsOpen,
    [property: Id(5)] IReadOnlyList<TeacherView> Teachers,
    [property: Id(6)] int Members,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] int Version);

[GenerateSerializer, Immutable, Alias("el.TeacherView")]
public sealed record TeacherView([property: Id(0)] Guid PersonId, [property: Id(1)] string Name, [property: Id(2)] bool IsOwner);

/// <summary>Null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("el.ClassChange")]
public sealed record ClassChange([property: Id(0)] string? Name, [property: Id(1)] string? TimeZone, [property: Id(2)] bool? IsOpen);
