using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Wire;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>An answer that breaks a rule.</summary>
internal sealed record Finding(Operation Operation, CallerKind Kind, string Fault, RawRequest Request, RawReply? Reply)
{
    private const int ShownOfReply = 500;

    public override string ToString() =>
        $"{Operation} as {Kind} {Fault}\n  request: {Request}\n  answer: {Reply?.Status} {Cut(Reply?.Text ?? "")}";

    private static string Cut(string text) => text.Length > ShownOfReply ? text[..ShownOfReply] : text;
}
