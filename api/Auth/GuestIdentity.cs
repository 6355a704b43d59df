using System.Security.Claims;

namespace EnglishLearning.Api.Auth;

/// <summary>Whom a token with a good signature speaks of. It may have expired: compare <paramref name="ExpiresAt"/>.</summary>
internal sealed record GuestIdentity(Guid LearnerId, DateTimeOffset ExpiresAt, ClaimsPrincipal Principal);
