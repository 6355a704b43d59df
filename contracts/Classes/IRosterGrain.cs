using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Classes;

/// <summary>
/// Who is in which class. Teachers are shown members who are present in classes that they teach, and no others; that they looked is
/// in the audit log before they are shown anything. Keeps nothing in memory. Key 0.
/// </summary>
[Alias("el.IRosterGrain")]
public interface IRosterGrain : IGrainWithIntegerKey
{
    /// <summary>Present members by roster number; null where the class is unknown.</summary>
    [Alias("Members")]
    Task<IReadOnlyList<MemberView>?> MembersAsync(Actor by, Guid classId);

    [Alias("Remove")]
    Task<ClassStatus> RemoveAsync(Actor by, Guid classId, Guid learnerId);

    /// <summary>Again changes nothing. A wrong code and a closed one are the same, and counted.</summary>
    [Alias("Join")]
    Task<JoinReply> JoinAsync(Actor learner, string code);

    [Alias("Leave")]
    Task<ClassStatus> LeaveAsync(Actor learner, Guid classId);

    /// <summary>Where a learner is present, by name.</summary>
    [Alias("Joined")]
    Task<IReadOnlyList<JoinedClass>> JoinedAsync(Guid learnerId);

    /// <summary>A new PIN; the old one, and sessions that it began, end.</summary>
    [Alias("IssuePin")]
    Task<PinReply> IssuePinAsync(Actor by, Guid classId, Guid learnerId);

    /// <summary>
    /// Takes a list of students in: all of it or nothing, and nothing in a dry run. The same list again changes nothing. A list of 500 is
    /// seconds of hashing, and its PINs are told once: it is waited for.
    /// </summary>
    /// <param name="file">CSV.</param>
    [Alias("Import"), ResponseTimeout("00:01:00")]
    Task<RosterReply> ImportAsync(Actor by, Guid classId, byte[] file, bool dryRun);

    /// <summary>A code by which a member chooses a new password.</summary>
    [Alias("IssueReset")]
    Task<MemberResetReply> IssueResetAsync(Actor by, Guid classId, Guid learnerId);
}

/// <param name="Number">Roster number; null where none was given.</param>
/// <param name="HasPin">Whether a PIN was issued in this class.</param>
/// <param name="LastSyncedAt">When the server last took anything from a device of theirs; null where it never did.</param>
[GenerateSerializer, Immutable, Alias("el.MemberView")]
public sealed record MemberView(
    [property: Id(0)] Guid LearnerId,
    [property: Id(1)] int? Number,
    [property: Id(2)] string Name,
    [property: Id(3)] string Username,
    [property: Id(4)] AccountState State,
    [property: Id(5)] bool HasPin,
    [property: Id(6)] DateTimeOffset JoinedAt,
    [property: Id(7)] DateTimeOffset? LastSyncedAt);

/// <param name="Class">Where it is done.</param>
/// <param name="RetryAfter">Where it is locked.</param>
[GenerateSerializer, Immutable, Alias("el.JoinReply")]
public sealed record JoinReply(
    [property: Id(0)] ClassStatus Status, [property: Id(1)] JoinedClass? Class = null, [property: Id(2)] TimeSpan RetryAfter = default);

/// <summary>A class as its members see it.</summary>
/// <param name="Teachers">Names.</param>
[GenerateSerializer, Immutable, Alias("el.JoinedClass")]
public sealed record JoinedClass(
    [property: Id(0)] Guid ClassId,
    [property: Id(1)] string Name,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] IReadOnlyList<string> Teachers,
    [property: Id(4)] int? Number,
    [property: Id(5)] DateTimeOffset JoinedAt);

/// <param name="Pin">Where it is done; never shown again.</param>
[GenerateSerializer, Immutable, Alias("el.PinReply")]
public sealed record PinReply([property: Id(0)] ClassStatus Status, [property: Id(1)] IssuedPin? Pin = null);

/// <summary>What a teacher prints for a member.</summary>
[GenerateSerializer, Immutable, Alias("el.IssuedPin")]
public sealed record IssuedPin(
    [property: Id(0)] Guid LearnerId,
    [property: Id(1)] int? Number,
    [property: Id(2)] string Name,
    [property: Id(3)] string Username,
    [property: Id(4)] Secret Pin);

/// <param name="Reset">Where it is done.</param>
[GenerateSerializer, Immutable, Alias("el.MemberResetReply")]
public sealed record MemberResetReply([property: Id(0)] ClassStatus Status, [property: Id(1)] IssuedReset? Reset = null);
