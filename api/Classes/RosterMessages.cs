using EnglishLearning.Core.Classes;

namespace EnglishLearning.Api.Classes;

/// <param name="Rows">What becomes, or would become, of each row, in the order of the file.</param>
/// <param name="Errors">In a dry run; a real one is refused with them.</param>
/// <param name="Pins">Of those who were taken in now, to be printed: they are shown once. Empty in a dry run.</param>
public sealed record RosterReplyBody(
    bool DryRun, int Created, int Matched, int Unchanged, IReadOnlyList<RosterRowBody> Rows, IReadOnlyList<RosterErrorBody> Errors, IReadOnlyList<PinBody> Pins);

/// <param name="Row">Line of the file, from 1; the header is the first.</param>
/// <param name="Username">Null where one will be made.</param>
public sealed record RosterRowBody(int Row, RosterOutcome Outcome, int Number, string Name, string? Username);

/// <param name="Row">Line of the file, from 1.</param>
public sealed record RosterErrorBody(int Row, RosterColumn Column, string Code, string Message);
