namespace EnglishLearning.Contracts.Accounts;

/// <summary>The audit log, for reading: every page is an entry of it too. Key 0.</summary>
[Alias("el.IAuditGrain")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    [Alias("Read")]
    Task<AuditPage> ReadAsync(AuditQuery query, Actor by);
}
