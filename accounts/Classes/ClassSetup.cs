using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Accounts.Classes;

internal static class ClassSetup
{
    public static IServiceCollection AddClasses(this IServiceCollection services) => services
        .AddKeyedSingleton<IPasswordHasher<Account>>(PinDesk.Hasher, (provider, _) => new PasswordHasher<Account>(
            Options.Create(new PasswordHasherOptions { IterationCount = provider.GetRequiredService<SignInRules>().PinIterations })))
        .AddSingleton<PinDesk>()
        .AddScoped<ClassAccess>().AddScoped<ClassViews>().AddScoped<ClassDesk>().AddScoped<CoTeachers>()
        .AddScoped<JoinDesk>().AddScoped<MemberDesk>().AddScoped<RosterPlans>().AddScoped<RosterAccounts>().AddScoped<RosterDesk>()
        .AddScoped<ClassSignInDesk>().AddScoped<ReportDesk>().AddScoped<AssignmentDesk>().AddScoped<AssignmentProgressDesk>();
}
