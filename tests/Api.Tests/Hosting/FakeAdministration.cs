using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Roles, people and the audit log, which say what the test wants and remember what was asked, and by whom.</summary>
internal sealed class FakeAdministration : IRoleGrain, IPeopleGrain, IProfileGrain, IAuditGrain
{
    private static readonly DateTimeOffset Until = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public RoleStatus Status { get; set; } = RoleStatus.Done;

    public TimeSpan RetryAfter { get; set; }

    public RoleRequestView? Request { get; set; }

    public PersonView? Person { get; set; }

    public ProfileReply Profile { get; set; } = new(ProfileStatus.Unknown);

    public AuditPage Page { get; set; } = new([], null);

    public List<object> Asked { get; } = [];

    public Actor? By { get; private set; }

    public Task<RoleStatus> GrantAsync(Guid personId, Role role, Actor by) => AnswerAsync(Status, ("grant", personId, role), by);

    public Task<RoleStatus> RevokeAsync(Guid personId, Role role, Actor by) => AnswerAsync(Status, ("revoke", personId, role), by);

    public Task<RoleRequestReply> RequestAsync(Guid personId, Role role, Actor by) =>
        AnswerAsync(new RoleRequestReply(Status, Request), ("request", personId, role), by);

    public Task<RoleRequestReply> DecideAsync(Guid requestId, bool approves, Actor by) =>
        AnswerAsync(new RoleRequestReply(Status, Request), ("decide", requestId, approves), by);

    public Task<IReadOnlyList<RoleRequestView>> RequestsAsync() => Task.FromResult<IReadOnlyList<RoleRequestView>>(Request is null ? [] : [Request]);

    public Task<RoleCodeReply> BecomeAdministratorAsync(Secret code, Actor by) =>
        AnswerAsync(new RoleCodeReply(Status, RetryAfter), ("code", code.Value), by);

    public Task<PersonView?> FindAsync(string login, Actor by) => AnswerAsync(Person, ("find", login), by);

    public Task<PersonView?> ReadAsync(Guid personId, Actor by) => AnswerAsync(Person, ("read", personId), by);

    public Task<ProfileView?> ReadAsync(Guid personId) => Task.FromResult(Profile.Profile);

    public Task<ProfileReply> ChangeAsync(Actor by, Secret password, string? name, string? email) => AnswerAsync(Profile, (password, name, email), by);

    public Task<ProfileReply> CorrectAsync(Actor by, Guid personId, ProfileChange change) => AnswerAsync(Profile, (personId, change), by);

    public Task<ResetCodeReply> ResetCodeAsync(Guid personId, Actor by) =>
        AnswerAsync(new ResetCodeReply(Status, Status == RoleStatus.Done ? new(new("AAAA-BBBB-CCCC"), Until) : null), ("reset", personId), by);

    public Task<RoleStatus> CloseAsync(Guid personId, Actor by) => AnswerAsync(Status, ("close", personId), by);

    public Task<RoleStatus> ReopenAsync(Guid personId, Actor by) => AnswerAsync(Status, ("reopen", personId), by);

    public Task<AuditPage> ReadAsync(AuditQuery query, Actor by) => AnswerAsync(Page, query, by);

    private Task<T> AnswerAsync<T>(T answer, object asked, Actor by)
    {
        Asked.Add(asked);
        By = by;
        return Task.FromResult(answer);
    }
}
