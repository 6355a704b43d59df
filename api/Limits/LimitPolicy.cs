namespace EnglishLearning.Api.Limits;

/// <summary>A limit by its name, as RateLimit headers and metrics tell it. The names are part of the API.</summary>
/// <param name="ByAccount">Of the account that asks; of its address otherwise.</param>
/// <param name="Index">Its place among <see cref="All"/>.</param>
internal sealed record LimitPolicy(string Name, int Index, bool ByAccount, TimeSpan Window, Func<RateLimitOptions, int> Requests)
{
    public static readonly LimitPolicy Account = new("account", 0, true, Minute, options => options.AccountPerMinute);
    public static readonly LimitPolicy Address = new("address", 1, false, Minute, options => options.AddressPerMinute);
    public static readonly LimitPolicy SignedInAddress = new("signed-in-address", 2, false, Minute, options => options.SignedInAddressPerMinute);
    public static readonly LimitPolicy Guests = new("guests", 3, false, Hour, options => options.GuestsPerHour);
    public static readonly LimitPolicy Registrations = new("registrations", 4, false, Hour, options => options.RegistrationsPerHour);
    public static readonly LimitPolicy SignIns = new("sign-ins", 5, false, Minute, options => options.SignInsPerMinute);
    public static readonly LimitPolicy Imports = new("imports", 6, true, Hour, options => options.ImportsPerHour);
    public static readonly LimitPolicy Exports = new("exports", 7, true, Hour, options => options.ExportsPerHour);

    public static readonly IReadOnlyList<LimitPolicy> All =
        [Account, Address, SignedInAddress, Guests, Registrations, SignIns, Imports, Exports];

    public static TimeSpan LongestWindow => Hour;

    private static TimeSpan Minute => TimeSpan.FromMinutes(1);

    private static TimeSpan Hour => TimeSpan.FromHours(1);

    /// <param name="people">For how many the quotas of an address are made.</param>
    public static Quota[] Quotas(RateLimitOptions options, int people, long frequency) =>
        [.. All.Select(policy => new Quota(policy.Name, Scaled(policy, options, people), policy.Window, frequency))];

    private static int Scaled(LimitPolicy policy, RateLimitOptions options, int people) =>
        policy.ByAccount ? policy.Requests(options) : (int)Math.Min(int.MaxValue, (long)policy.Requests(options) * people / RateLimitOptions.People);
}

internal static class LimitPolicyExtensions
{
    /// <summary>What is dear has a limit of its own, besides those of every request.</summary>
    public static TBuilder Limited<TBuilder>(this TBuilder builder, LimitPolicy policy)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(policy);
}
