using EnglishLearning.Grains.Filters;
using EnglishLearning.Grains.Imports;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Questions;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage.Content;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnglishLearning.Grains;

/// <summary>Wiring of the grains; storage and a <see cref="TimeProvider"/> are the host's to register.</summary>
public static class GrainSetup
{
    public static IServiceCollection AddGrains(this IServiceCollection services, Action<GrainOptions> configure)
    {
        services.AddOptions<GrainOptions>().Configure(configure);
        services.AddSingleton<QuestionCatalog>();
        services.AddHostedService<CatalogRefresher>();
        services.AddSingleton<ImportSlots>();
        services.AddSingleton<StreamLag>();
        services.AddHostedService<GrainGauges>();
        services.AddSingleton<ChoiceLog>();
        services.TryAddSingleton<LessonIndex>();
        services.AddSingleton<LearnerServices>();
        return services;
    }

    public static ISiloBuilder AddGrainFilters(this ISiloBuilder silo) =>
        silo.AddIncomingGrainCallFilter<CallMetricsFilter>().AddIncomingGrainCallFilter<StorageFaultFilter>();

    /// <summary>Where there are other silos to lose: a filter on the way out takes every call the longer way.</summary>
    public static ISiloBuilder AddLostSiloFilter(this ISiloBuilder silo) => silo.AddOutgoingGrainCallFilter<LostSiloFilter>();
}
