namespace EnglishLearning.Contracts.Accounts;

/// <summary>Whether the rules of protection are kept. Key 0.</summary>
[Alias("el.IComplianceGrain")]
public interface IComplianceGrain : IGrainWithIntegerKey
{
    /// <summary>A finding for each check, in order; as the silo sees it that answers.</summary>
    [Alias("Check")]
    Task<IReadOnlyList<ComplianceFinding>> CheckAsync();
}

/// <summary>What a check found. Travels in messages: the numbers are frozen.</summary>
public enum ComplianceStatus
{
    Passed = 1,

    /// <summary>To be looked at; nothing is broken.</summary>
    Warning = 2,

    Failed = 3,
}

/// <param name="Check">What was checked, a stable name such as "audit-log".</param>
/// <param name="Finding">What was found: counts, dates and settings; nothing that names a person.</param>
/// <param name="Remedy">What to do; empty where it passed.</param>
[GenerateSerializer, Immutable, Alias("el.ComplianceFinding")]
public sealed record ComplianceFinding(
    [property: Id(0)] string Check, [property: Id(1)] ComplianceStatus Status, [property: Id(2)] string Finding, [property: Id(3)] string Remedy)
{
    public static ComplianceFinding Passed(string check, string finding) => new(check, ComplianceStatus.Passed, finding, "");

    public static ComplianceFinding Warned(string check, string finding, string remedy) => new(check, ComplianceStatus.Warning, finding, remedy);

    public static ComplianceFinding Failed(string check, string finding, string remedy) => new(check, ComplianceStatus.Failed, finding, remedy);
}
