namespace EnglishLearning.Api.Auth;

/// <param name="TimeZone">IANA time zone of the learner, such as Asia/Jakarta (the default).</param>
public sealed record GuestBody(string? TimeZone = null);

/// <param name="AccessToken">For the header Authorization: Bearer.</param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record GuestReply(string AccessToken, int ExpiresIn, Guid LearnerId);
