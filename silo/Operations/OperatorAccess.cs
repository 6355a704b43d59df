using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Silo.Operations;

/// <summary>The operator role, by one token until accounts come: as a Bearer token, or as the password of a browser's Basic dialogue.</summary>
public static class OperatorAccess
{
    public const string Policy = "operator";
    public const string DashboardPath = "/operator/dashboard";
    private const string TokenFile = "operator.token";

    public static IServiceCollection AddOperatorAccess(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, OperatorHandler>(OperatorHandler.Scheme, null);
        services.AddAuthorizationBuilder().AddPolicy(
            Policy, policy => policy.AddAuthenticationSchemes(OperatorHandler.Scheme).RequireRole(Policy));
        return services;
    }

    /// <summary>Where a person finds the token.</summary>
    public static string WhereTokenIs(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()["Operator:Token"] is { Length: > 0 } ? "as set by Operator__Token"
        : FileOf(services) is { } path ? $"in {path}"
        : "set Operator__Token";

    /// <summary>Writes a token made here to the data folder, readable by its owner alone.</summary>
    public static void WriteToken(IServiceProvider services)
    {
        if (FileOf(services) is not { } path)
            return;
        try
        {
            using var file = new FileStream(path, OwnerOnly);
            file.Write(Encoding.UTF8.GetBytes(services.GetRequiredService<SharedSecrets>().OperatorToken + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The operator's token could not be written to {path}: {e.Message} Make room or give another folder with --data.");
        }
    }

    private static string? FileOf(IServiceProvider services)
    {
        var storage = services.GetRequiredService<StorageOptions>();
        var configured = services.GetRequiredService<IConfiguration>()["Operator:Token"] is { Length: > 0 };
        return storage.Provider == StorageProvider.Sqlite && !configured ? Path.Combine(storage.DataDirectory, TokenFile) : null;
    }

    private static FileStreamOptions OwnerOnly => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.Create, Access = FileAccess.Write }
        : new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
}

/// <summary>Checks the operator's token in constant time.</summary>
public sealed class OperatorHandler(
    SharedSecrets secrets, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Operator";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented() is not { } presented)
            return Task.FromResult(AuthenticateResult.NoResult());
        // Hashes have one length: the comparison tells nothing of the token's.
        var same = CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(presented)), SHA256.HashData(Encoding.UTF8.GetBytes(secrets.OperatorToken)));
        if (!same)
            return Task.FromResult(AuthenticateResult.Fail("Not the operator's token."));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, OperatorAccess.Policy)], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Basic realm=\"EnglishLearning operator\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    private string? Presented()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var encoded = header["Basic ".Length..].Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}
