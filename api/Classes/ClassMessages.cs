using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Classes;

/// <param name="TimeZone">IANA time zone of the class, such as Asia/Jakarta (the default).</param>
public sealed record NewClassBody(string Name, string? TimeZone = null);

/// <summary>JSON Merge Patch (RFC 7396): what is absent stays.</summary>
/// <param name="Open">Whether the code takes new members in. Members sign in by it all the same.</param>
public sealed record ClassPatchBody(string? Name = null, string? TimeZone = null, bool? Open = null);

/// <param name="Login">User name or e-mail address of somebody who is a teacher here.</param>
public sealed record NewTeacherBody(string Login);

/// <param name="Code">Of the class, as the teacher shows it; case and hyphens do not matter.</param>
public sealed record JoinBody(string Code);

/// <param name="Code">By which learners join, and members sign in on shared phones.</param>
/// <param name="Open">Whether the code takes new members in.</param>
/// <param name="Members">How many are present.</param>
public sealed record ClassReplyBody(
    Guid Id, string Name, string TimeZone, string Code, bool Open, IReadOnlyList<TeacherBody> Teachers, int Members, DateTimeOffset CreatedAt)
{
    internal static ClassReplyBody Of(ClassView view) => new(
        view.ClassId, view.Name, view.TimeZone, view.Code, view.IsOpen,
        [.. view.Teachers.Select(teacher => new TeacherBody(teacher.PersonId, teacher.Name, teacher.IsOwner))], view.Members, view.CreatedAt);
}

public sealed record TeacherBody(Guid Id, string Name, bool Owner);

public sealed record ClassesReply(IReadOnlyList<ClassReplyBody> Classes);

/// <param name="Number">Roster number; null where none was given.</param>
/// <param name="HasPin">Whether a PIN was issued in this class.</param>
/// <param name="LastSyncedAt">When the server last took anything from a device of theirs; null where it never did.</param>
public sealed record MemberBody(
    Guid LearnerId, int? Number, string Name, string Username, AccountState State, bool HasPin, DateTimeOffset JoinedAt, DateTimeOffset? LastSyncedAt);

public sealed record MembersReply(IReadOnlyList<MemberBody> Members);

/// <summary>To be printed; a PIN is shown once.</summary>
public sealed record PinBody(Guid LearnerId, int? Number, string Name, string Username, string Pin)
{
    internal static PinBody Of(IssuedPin issued) => new(issued.LearnerId, issued.Number, issued.Name, issued.Username, issued.Pin.Value);
}

/// <param name="Teachers">Names.</param>
/// <param name="Number">The learner's roster number.</param>
public sealed record JoinedClassBody(Guid Id, string Name, string TimeZone, IReadOnlyList<string> Teachers, int? Number, DateTimeOffset JoinedAt)
{
    internal static JoinedClassBody Of(JoinedClass joined) =>
        new(joined.ClassId, joined.Name, joined.TimeZone, joined.Teachers, joined.Number, joined.JoinedAt);
}

public sealed record JoinedClassesReply(IReadOnlyList<JoinedClassBody> Classes);

/// <param name="ClassCode">Of the class; case and hyphens do not matter.</param>
/// <param name="Number">Roster number (nomor absen).</param>
/// <param name="Pin">Six digits.</param>
/// <param name="DeviceToken">Of an earlier sign-in of this learner on this device.</param>
public sealed record ClassSignInBody(string ClassCode, int Number, string Pin, string? Device = null, string? DeviceToken = null);
