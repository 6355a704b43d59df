using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnglishLearning.Accounts;

/// <summary>Wiring of what the law asks for: consent, erasure. After <see cref="AccountSetup.AddAccounts"/>.</summary>
public static class PrivacySetup
{
    /// <param name="erasureList">Path of the list of who was erased, which no backup of the database brings back.</param>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, ErasureRules erasure, string erasureList)
    {
        services.AddSingleton(erasure);
        services.AddSingleton(provider => new ErasureList(erasureList, provider.GetRequiredService<LookupHash>()));
        services.TryAddSingleton<ILivingGrains, LivingGrains>();
        services.AddSingleton<ErasureQueue>();
        services.AddScoped<ErasureDesk>().AddScoped<Eraser>().AddScoped<ErasureReplay>();
        services.AddScoped<ConsentDesk>().AddScoped<ConsentErasure>().AddScoped<IErasurePart>(provider => provider.GetRequiredService<ConsentErasure>());
        return services;
    }
}
