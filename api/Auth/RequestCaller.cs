using EnglishLearning.Api.Edge;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Auth;

internal static class RequestCaller
{
    /// <summary>Who asks, and from where; behind a permission.</summary>
    public static Actor Actor(this HttpContext context) => new(context.User.LearnerId(), Address(context));

    /// <summary>Where the request comes from.</summary>
    public static Caller Caller(this HttpContext context, string? device, string? deviceToken) => new(
        Address(context),
        string.IsNullOrWhiteSpace(device) ? context.Request.Headers.UserAgent.ToString() : device.Trim(),
        deviceToken is null ? null : new Secret(deviceToken));

    /// <summary>Where the request comes from, in one form.</summary>
    public static string Address(this HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? Cidr.Canonical(address).ToString() : "";
}
