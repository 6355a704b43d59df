namespace EnglishLearning.Local;

/// <param name="Environment">What is set besides the starter's own environment; null takes a variable away.</param>
/// <param name="EndSignal">What ends the server with its owner.</param>
/// <param name="Temporary">Folder that is removed when the owner dies without stopping the server.</param>
internal sealed record ServerStart(
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string?> Environment,
    Lifetime Lifetime,
    string EndSignal,
    string? Temporary);
