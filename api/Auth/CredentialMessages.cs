namespace EnglishLearning.Api.Auth;

public sealed record ChangePasswordBody(string CurrentPassword, string NewPassword);

/// <param name="Login">User name or e-mail address.</param>
/// <param name="Code">As it was handed out; case and hyphens do not matter.</param>
/// <param name="DeviceToken">Of an earlier sign-in on this device.</param>
public sealed record ResetPasswordBody(string Login, string Code, string NewPassword, string? DeviceToken = null);

public sealed record BeginSecondFactorBody(string Password);

/// <param name="Code">Six digits of the authenticator app.</param>
public sealed record ConfirmSecondFactorBody(string Code);

/// <param name="Code">Six digits of the authenticator app, or a recovery code.</param>
public sealed record RemoveSecondFactorBody(string Password, string Code);

public sealed record SecondFactorReply(bool On, int RecoveryCodesLeft);

/// <param name="Key">Base32, to be typed into an authenticator app.</param>
/// <param name="Uri">The same, to be shown as a QR code.</param>
public sealed record SecondFactorKeyReply(string Key, string Uri);

/// <param name="RecoveryCodes">For when the app is lost: each good once. They are shown this once.</param>
public sealed record RecoveryCodesReply(IReadOnlyList<string> RecoveryCodes);
