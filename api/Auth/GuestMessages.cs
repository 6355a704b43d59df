namespace EnglishLearning.Api.Auth;

/// <param name="TimeZone">IANA time zone of the learner, such as Asia/Jakarta (the default).</param>
public sealed record GuestBody(string? TimeZone = null);
