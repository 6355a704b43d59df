using EnglishLearning.Silo.Tests.Support;

namespace EnglishLearning.Attack.Tests.Actors;

/// <summary>Somebody who calls, with what they hold.</summary>
/// <param name="Token">Of access; empty for nobody.</param>
public sealed record Caller(CallerKind Kind, Guid PersonId, string Token, string RefreshToken, string DeviceToken, string Username, AttackedSilo Silo)
{
    public LearnerClient Client => new(Silo.Http, Token, PersonId);
}
