using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Classes;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnglishLearning.Accounts.Data;

/// <summary>
/// What people edit, on both databases. The tables are made by the dated scripts of storage/Migrations; a test holds the two together.
/// </summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Account, Guid>(options)
{
    private const int HashLength = 64;

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    public DbSet<ServiceKey> ServiceKeys => Set<ServiceKey>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<RoleRequestRow> RoleRequests => Set<RoleRequestRow>();

    public DbSet<Administration> Administration => Set<Administration>();

    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<ConsentRow> Consents => Set<ConsentRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    public DbSet<ErasureHead> ErasureHeads => Set<ErasureHead>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<UsedCode> UsedCodes => Set<UsedCode>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<ClassRow> Classes => Set<ClassRow>();

    public DbSet<ClassTeacherRow> ClassTeachers => Set<ClassTeacherRow>();

    public DbSet<ClassMemberRow> ClassMembers => Set<ClassMemberRow>();

    public DbSet<AssignmentRow> Assignments => Set<AssignmentRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // One form in both databases, which both can compare.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<IdentityUserClaim<Guid>>().Ignore<IdentityUserLogin<Guid>>().Ignore<IdentityUserPasskey<Guid>>();
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.Id).HasColumnName("account_id");
            account.Property(a => a.NormalizedUserName).HasColumnName("login_hash").HasMaxLength(HashLength);
            account.Property(a => a.NormalizedEmail).HasColumnName("email_hash").HasMaxLength(HashLength);
            account.Property(a => a.TwoFactorEnabled).HasColumnName("two_factor");
            account.Ignore(a => a.Person).Ignore(a => a.UserName).Ignore(a => a.Email).Ignore(a => a.EmailConfirmed)
                .Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed)
                .Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount);
        });
        builder.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("account_tokens");
            token.Property(t => t.UserId).HasColumnName("account_id");
        });
        builder.Entity<Session>().ToTable("sessions").HasKey(session => session.SessionId);
        builder.Entity<PersonKey>().ToTable("person_keys").HasKey(key => key.PersonId);
        builder.Entity<ServiceKey>().ToTable("service_keys").HasKey(key => key.Name);
        builder.Entity<SigningKey>().ToTable("signing_keys").HasKey(key => key.KeyId);
        builder.Entity<SignInFailure>().ToTable("sign_in_failures").HasKey(failure => failure.FailureId);
        builder.Entity<UsedCode>().ToTable("used_codes").HasKey(used => new { used.AccountId, used.Code });
        builder.Entity<PasswordReset>().ToTable("password_resets").HasKey(reset => reset.AccountId);
        builder.Entity<RoleRequestRow>().ToTable("role_requests").HasKey(request => request.RequestId);
        builder.Entity<Administration>().ToTable("administration").HasKey(row => row.Id);
        builder.Entity<AuditRow>(row =>
        {
            row.ToTable("audit_log").HasKey(entry => entry.Sequence);
            row.Property(entry => entry.Sequence).ValueGeneratedNever();
        });
        ClassModel.Configure(builder);
        builder.Entity<AuditHead>().ToTable("audit_head").HasKey(head => head.Id);
        builder.Entity<ConsentRow>().ToTable("consents").HasKey(consent => consent.ConsentId);
        builder.Entity<ErasureRow>().ToTable("erasures").HasKey(erasure => erasure.PersonId);
        builder.Entity<ErasureHead>().ToTable("erasure_head").HasKey(head => head.Id);
        builder.Entity<JobRun>().ToTable("job_runs").HasKey(run => run.Name);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(SnakeCase(property.GetColumnName()));
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, at) => char.IsUpper(c) && at > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
