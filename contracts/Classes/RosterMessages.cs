using EnglishLearning.Core.Classes;

namespace EnglishLearning.Contracts.Classes;

/// <param name="Status">Done, also where the list has errors and so changed nothing.</param>
/// <param name="Rows">In the order of the file.</param>
/// <param name="Errors">None where it was, or would be, taken in.</param>
/// <param name="Pins">Of those who were taken in now; shown once. Empty in a dry run.</param>
[GenerateSerializer, Immutable, Alias("el.RosterReply")]
public sealed record RosterReply(
    [property: Id(0)] ClassStatus Status,
    [property: Id(1)] IReadOnlyList<RosterResult> Rows,
    [property: Id(2)] IReadOnlyList<RosterError> Errors,
    [property: Id(3)] IReadOnlyList<IssuedPin> Pins)
{
    public static RosterReply Of(ClassStatus status) => new(status, [], [], []);

    public static RosterReply Of(IReadOnlyList<RosterError> errors) => new(ClassStatus.Done, [], errors, []);
}

/// <param name="Row">Line of the file, from 1; the header is the first.</param>
/// <param name="Username">Null where one will be made.</param>
[GenerateSerializer, Immutable, Alias("el.RosterResult")]
public sealed record RosterResult(
    [property: Id(0)] int Row, [property: Id(1)] RosterOutcome Outcome, [property: Id(2)] int Number, [property: Id(3)] string Name, [property: Id(4)] string? Username);

/// <param name="Row">Line of the file, from 1; 1 for the file as a whole.</param>
[GenerateSerializer, Immutable, Alias("el.RosterError")]
public sealed record RosterError([property: Id(0)] int Row, [property: Id(1)] RosterColumn Column, [property: Id(2)] RosterFault Fault);
