using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.People;

/// <param name="People">One, or none.</param>
public sealed record PeopleReply(IReadOnlyList<PersonBody> People);

/// <param name="Roles">student, teacher, author, reviewer, data-scientist, operator, administrator.</param>
public sealed record PersonBody(
    Guid Id, string Login, string Name, IReadOnlyList<string> Roles, AccountState State, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt)
{
    internal static PersonBody Of(PersonView person) => new(
        person.PersonId, person.Login, person.Name, RoleNames.Of(person.Roles), person.State, person.CreatedAt, person.LastSignInAt);
}

/// <param name="Code">For POST /v1/auth/reset-password, good once; shown never again.</param>
public sealed record ResetCodeBody(string Code, DateTimeOffset ExpiresAt);

/// <param name="Role">student, teacher, author, reviewer or data-scientist.</param>
public sealed record RoleBody(string Role);

/// <param name="Role">operator or administrator.</param>
public sealed record RoleRequestBody(Guid PersonId, string Role);

/// <param name="Requests">The newest hundred, the newest first.</param>
public sealed record RoleRequestsReply(IReadOnlyList<RoleRequestEntry> Requests);

/// <param name="ExpiresAt">From then on nobody can decide it.</param>
/// <param name="DecidedBy">Null while it is open, and where it expired.</param>
public sealed record RoleRequestEntry(
    Guid Id,
    Guid PersonId,
    string Role,
    RoleRequestState State,
    Guid RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt)
{
    internal static RoleRequestEntry Of(RoleRequestView request) => new(
        request.RequestId, request.PersonId, RoleNames.Of(request.Role)[0], request.State, request.RequestedBy, request.RequestedAt,
        request.ExpiresAt, request.DecidedBy, request.DecidedAt);
}

/// <param name="Code">As the silo printed it at its start, or the command administrator-code.</param>
public sealed record AdministratorCodeBody(string Code);

/// <param name="Entries">The newest first.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record AuditPageReply(IReadOnlyList<AuditLine> Entries, string? NextCursor);

/// <summary>One entry of the audit log; none is ever changed.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="ActorId">Who did it; null for the service itself, or somebody whom nobody knows.</param>
/// <param name="SubjectId">Whose data or account it was done to.</param>
/// <param name="Address">Where it came from; null for the service itself, or where the actor was erased.</param>
/// <param name="Detail">Names of roles, counts, ids.</param>
public sealed record AuditLine(
    long Sequence, DateTimeOffset At, AuditAction Action, Guid? ActorId, Guid? SubjectId, string? Address, string Detail);
