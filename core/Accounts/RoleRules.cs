namespace EnglishLearning.Core.Accounts;

/// <summary>An account, as far as roles are concerned.</summary>
public sealed record Holder(Guid PersonId, Role Roles, AccountState State)
{
    /// <summary>May act as one: holds the role and has access.</summary>
    public bool IsAdministrator => State == AccountState.Active && Roles.HasFlag(Role.Administrator);
}

/// <summary>A request for a role, made by one administrator and to be decided by another.</summary>
/// <param name="DecidedBy">Null while it is open, and where it expired.</param>
public sealed record RoleRequest(
    Guid RequestId, Guid PersonId, Role Role, Guid RequestedBy, DateTimeOffset ExpiresAt, RoleRequestState State, Guid? DecidedBy);

/// <summary>Who may change whose roles, and why not. Each answer but Done leaves everything as it is.</summary>
public static class RoleRules
{
    /// <summary>Those that a second administrator approves: they reach everybody's data, or the machine.</summary>
    public const Role Privileged = Role.Operator | Role.Administrator;

    /// <summary>As many approve each other's requests; below it a code made on the machine makes the next.</summary>
    public const int AdministratorsNeeded = 2;

    public static bool NeedsApproval(Role role) => (role & Privileged) != Role.None;

    public static RoleStatus Grant(Holder? by, Holder? person, Role role) =>
        MayRaise(by, person) is { } fault ? fault
        : person!.Roles.HasFlag(role) ? RoleStatus.Done
        : NeedsApproval(role) ? RoleStatus.ApprovalNeeded
        : RoleStatus.Done;

    /// <param name="administrators">Active ones that there are.</param>
    public static RoleStatus Revoke(Holder? by, Holder? person, Role role, int administrators) =>
        by is not { IsAdministrator: true } ? RoleStatus.NotAdministrator
        : person is null ? RoleStatus.UnknownPerson
        : role.HasFlag(Role.Administrator) && IsLast(person, administrators) ? RoleStatus.LastAdministrator
        : RoleStatus.Done;

    /// <inheritdoc cref="Revoke"/>
    public static RoleStatus Close(Holder? by, Holder? person, int administrators) => Revoke(by, person, Role.Administrator, administrators);

    /// <summary>
    /// Whether one administrator alone may hand out a way into the account: with an operator's or administrator's they would have what
    /// takes two. Its roles are taken first.
    /// </summary>
    public static RoleStatus Reset(Holder? by, Holder? person) =>
        by is not { IsAdministrator: true } ? RoleStatus.NotAdministrator
        : person is null ? RoleStatus.UnknownPerson
        : NeedsApproval(person.Roles) ? RoleStatus.PrivilegedAccount
        : RoleStatus.Done;

    /// <summary>With an operator's or administrator's they would raise somebody alone: its roles are taken first.</summary>
    public static RoleStatus Reopen(Holder? by, Holder? person) => Reset(by, person);

    public static RoleStatus Request(Holder? by, Holder? person, Role role) =>
        MayRaise(by, person) is { } fault ? fault
        : !NeedsApproval(role) ? RoleStatus.NoApprovalNeeded
        : person!.Roles.HasFlag(role) ? RoleStatus.AlreadyHeld
        : RoleStatus.Done;

    /// <param name="requester">Who made the request, as they are now.</param>
    /// <param name="person">Whom it is for, as they are now.</param>
    public static RoleStatus Decide(Holder? by, RoleRequest? request, Holder? requester, Holder? person, bool approves, DateTimeOffset now)
    {
        if (by is not { IsAdministrator: true })
            return RoleStatus.NotAdministrator;
        if (request is null)
            return RoleStatus.UnknownRequest;
        if (by.PersonId == request.RequestedBy)
            return RoleStatus.OwnRequest;
        if (by.PersonId == request.PersonId)
            return RoleStatus.OwnRoles;
        if (request.State is RoleRequestState.Approved or RoleRequestState.Refused)
            return request.DecidedBy == by.PersonId && approves == (request.State == RoleRequestState.Approved) ? RoleStatus.Done : RoleStatus.Decided;
        if (request.State == RoleRequestState.Expired || now >= request.ExpiresAt)
            return RoleStatus.Expired;
        if (!approves)
            return RoleStatus.Done;
        return requester is not { IsAdministrator: true } ? RoleStatus.RequesterGone
            : person is null ? RoleStatus.UnknownPerson
            : person.State != AccountState.Active ? RoleStatus.NotActive
            : RoleStatus.Done;
    }

    /// <summary>Whether a code made on the machine makes this account an administrator.</summary>
    /// <inheritdoc cref="Revoke"/>
    public static RoleStatus ByCode(Holder? person, bool isGoodCode, int administrators) =>
        person is null ? RoleStatus.NoAccount
        : person.State != AccountState.Active ? RoleStatus.NotActive
        : person.IsAdministrator ? RoleStatus.AlreadyHeld
        : !isGoodCode ? RoleStatus.CodeRefused
        : administrators >= AdministratorsNeeded ? RoleStatus.EnoughAdministrators
        : RoleStatus.Done;

    private static bool IsLast(Holder person, int administrators) => person.IsAdministrator && administrators <= 1;

    private static RoleStatus? MayRaise(Holder? by, Holder? person) =>
        by is not { IsAdministrator: true } ? RoleStatus.NotAdministrator
        : person is null ? RoleStatus.UnknownPerson
        : person.PersonId == by.PersonId ? RoleStatus.OwnRoles
        : person.State != AccountState.Active ? RoleStatus.NotActive
        : null;
}
