using EnglishLearning.Api.Edge;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Auth;

internal static class RequestCaller
{
    /// <summary>Where the request comes from.</summary>
    public static Caller Caller(this HttpContext context, string? device, string? deviceToken) => new(
        context.Connection.RemoteIpAddress is { } address ? Cidr.Canonical(address).ToString() : "",
        string.IsNullOrWhiteSpace(device) ? context.Request.Headers.UserAgent.ToString() : device.Trim(),
        deviceToken is null ? null : new Secret(deviceToken));
}
