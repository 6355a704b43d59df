using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>A class. Archived ones are kept and shown to nobody.</summary>
public sealed class ClassRow
{
    public Guid ClassId { get; init; }

    public string Name { get; set; } = "";

    /// <summary>IANA.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>By which learners join and members sign in on shared phones.</summary>
    public string JoinCode { get; set; } = "";

    /// <summary>Whether the code takes new members in.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Grows with each change; an If-Match holds it.</summary>
    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; set; }
}

public sealed class ClassTeacherRow
{
    public Guid ClassId { get; init; }

    public Guid TeacherId { get; init; }

    public bool IsOwner { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}

/// <summary>A learner in a class; present as long as they have not left.</summary>
public sealed class ClassMemberRow
{
    public Guid ClassId { get; init; }

    public Guid LearnerId { get; init; }

    /// <summary>Roster number (nomor absen), of one present member at most.</summary>
    public int? Number { get; set; }

    /// <summary>Of the PIN that signs in with the class's code and the number; null where none was issued.</summary>
    public string? PinHash { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }
}

internal static class ClassModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<ClassRow>().ToTable("classes").HasKey(row => row.ClassId);
        builder.Entity<ClassTeacherRow>(teacher =>
        {
            teacher.ToTable("class_teachers").HasKey(row => new { row.ClassId, row.TeacherId });
            teacher.HasOne<ClassRow>().WithMany().HasForeignKey(row => row.ClassId);
            teacher.HasOne<Account>().WithMany().HasForeignKey(row => row.TeacherId);
        });
        builder.Entity<ClassMemberRow>(member =>
        {
            member.ToTable("class_members").HasKey(row => new { row.ClassId, row.LearnerId });
            member.HasOne<ClassRow>().WithMany().HasForeignKey(row => row.ClassId);
            member.HasOne<Account>().WithMany().HasForeignKey(row => row.LearnerId);
        });
        builder.Entity<AssignmentRow>(assignment =>
        {
            assignment.ToTable("assignments").HasKey(row => row.AssignmentId);
            assignment.HasOne<ClassRow>().WithMany().HasForeignKey(row => row.ClassId);
            assignment.Ignore(row => row.Questions).Ignore(row => row.Total).Ignore(row => row.Scope);
        });
    }
}
