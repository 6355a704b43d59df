using System.Diagnostics.Metrics;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.Extensions.Logging;

namespace EnglishLearning.Accounts;

/// <summary>
/// What somebody should be woken by: counted, and logged under ids and names that never change (docs/audit.md). Ids of accounts and
/// roles are in it, and nothing that names or locates a person.
/// </summary>
public sealed partial class AccountEvents(ILogger<AccountEvents> logger)
{
    public const string MeterName = "EnglishLearning.Accounts";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "accounts.authentication.failures", "{attempt}", "Sign-ins and refreshes that let nobody in, by way and outcome.");

    private static readonly Counter<long> Grants = Meter.CreateCounter<long>(
        "accounts.role.grants", "{grant}", "Roles that were granted, by role.");

    private static readonly Counter<long> UnusualReadings = Meter.CreateCounter<long>(
        "accounts.unusual.readings", "{hour}", "Hours in which somebody read unusually many learners' data.");

    /// <summary>Counts nothing: so that the first of each is seen as one more, and not as a count that began with it.</summary>
    public static void Announce()
    {
        foreach (var role in Enum.GetValues<Role>().SelectMany(RoleNames.Of).Distinct())
            Grants.Add(0, new KeyValuePair<string, object?>("role", role));
        Failures.Add(0, new("way", "sign-in"), new("outcome", NameOf(SignInStatus.Refused)));
        UnusualReadings.Add(0);
    }

    /// <param name="way">"sign-in", "refresh" or "reset".</param>
    internal SignInReply Told(string way, SignInReply reply)
    {
        Told(way, reply.Status);
        return reply;
    }

    /// <inheritdoc cref="Told(string, SignInReply)"/>
    internal void Told(string way, SignInStatus status)
    {
        if (status is SignInStatus.SignedIn or SignInStatus.Done)
            return;
        Failures.Add(1, new("way", way), new("outcome", NameOf(status)));
        if (status == SignInStatus.Locked)
            LogLocked(way);
        else
            LogFailed(way, status);
    }

    internal void Granted(Role role, Guid personId, Guid by)
    {
        var name = RoleNames.Of(role)[0];
        Grants.Add(1, new KeyValuePair<string, object?>("role", name));
        LogGranted(name, personId, by);
    }

    internal void ReadUnusually(Guid actorId, string what)
    {
        UnusualReadings.Add(1);
        LogUnusual(actorId, what);
    }

    private static string NameOf(SignInStatus status) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName($"{status}");

    [LoggerMessage(EventId = 4101, EventName = "AuthenticationFailed", Level = LogLevel.Information, Message = "Not let in by {Way}: {Outcome}")]
    private partial void LogFailed(string way, SignInStatus outcome);

    [LoggerMessage(EventId = 4102, EventName = "AuthenticationLocked", Level = LogLevel.Warning, Message = "Not let in by {Way}: too many failures")]
    private partial void LogLocked(string way);

    [LoggerMessage(EventId = 4201, EventName = "RoleGranted", Level = LogLevel.Warning, Message = "Role {Role} granted to {PersonId} by {ActorId}")]
    private partial void LogGranted(string role, Guid personId, Guid actorId);

    [LoggerMessage(
        EventId = 4301, EventName = "UnusualReading", Level = LogLevel.Warning,
        Message = "{ActorId} has read the data of {What} within an hour")]
    private partial void LogUnusual(Guid actorId, string what);
}
