using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>One rule of protection and whether it is kept.</summary>
public interface IComplianceCheck
{
    Task<ComplianceFinding> RunAsync();
}
