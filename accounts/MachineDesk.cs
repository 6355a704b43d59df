using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts;

/// <summary>What whoever has the machine does with accounts, without signing in. The tables are there already.</summary>
/// <exception cref="KeyException">Of each: the master key is another one than that of the database.</exception>
/// <exception cref="StorageException">Of each: the database is not there, or its tables are not.</exception>
public static class MachineDesk
{
    /// <summary>How long a code that makes an administrator is good.</summary>
    public static TimeSpan CodeLifetime => AdministratorCodes.Lifetime;

    /// <summary>A new code for the first administrator, which replaces any other; null once there was one.</summary>
    public static Task<string?> FirstAdministratorCodeAsync(IServiceProvider services) =>
        WithAsync<AdministratorCodes, string?>(services, codes => codes.MakeFirstAsync());

    /// <summary>A code for another administrator; null where there are two already, who approve each other's requests.</summary>
    public static Task<string?> AdministratorCodeAsync(IServiceProvider services) =>
        WithAsync<AdministratorCodes, string?>(services, codes => codes.MakeAnotherAsync());

    /// <summary>Goes through the audit log and says whether it is as it was written.</summary>
    /// <param name="expected">An end noted earlier; null where none is known.</param>
    /// <param name="progress">Told how many entries were looked at.</param>
    public static Task<AuditVerdict> VerifyAuditAsync(IServiceProvider services, (long Sequence, string Hash)? expected, IProgress<long> progress) =>
        WithAsync<AuditCheck, AuditVerdict>(services, check => check.RunAsync(expected, progress));

    private static async Task<TReply> WithAsync<TDesk, TReply>(IServiceProvider services, Func<TDesk, Task<TReply>> work)
        where TDesk : notnull
    {
        try
        {
            await services.GetRequiredService<ServiceKeys>().LoadAsync();
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
        }
        catch (Exception e) when (DatabaseFaults.Find(e) is { } fault)
        {
            throw fault;
        }
    }
}
