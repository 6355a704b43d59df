using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Compliance;

namespace EnglishLearning.Silo.Compliance;

/// <summary>The checks of compliance, in the order of the table.</summary>
public static class ComplianceSetup
{
    public static IServiceCollection AddCompliance(this IServiceCollection services) => services
        .AddAccountChecks()
        .AddScoped<IComplianceCheck, KeyFileCheck>()
        .AddScoped<IComplianceCheck, TransportCheck>()
        .AddScoped<IComplianceCheck, DependencyCheck>();
}
