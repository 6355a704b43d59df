using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EnglishLearning.Architecture.Tests.Compiled;

/// <summary>Which types and members of others a built assembly uses, read from its metadata.</summary>
/// <param name="MembersUsed">As "System.DateTime.get_Now".</param>
internal sealed record CompiledCode(IReadOnlyCollection<string> TypesUsed, IReadOnlyCollection<string> MembersUsed)
{
    private static readonly string[] Dialects = ["EnglishLearning.Storage.Postgres.", "EnglishLearning.Storage.Sqlite."];

    private static readonly string[] Impure =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.TimeProvider.", "NodaTime.SystemClock.",
        "System.Diagnostics.Stopwatch.", "System.Environment.get_TickCount", "System.Random.", "System.Guid.NewGuid",
        "System.Guid.CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator.", "System.IO.File.", "System.IO.FileStream.",
        "System.IO.Directory.", "System.Net.", "System.Console.", "System.Threading.Thread.", "System.Threading.Tasks.Task.Run",
    ];

    public static CompiledCode Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => Name(metadata, metadata.GetTypeReference(handle))).ToHashSet();
        var members = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}")
            .ToHashSet();
        return new CompiledCode(types, members);
    }

    public static bool IsDialect(string type) => Dialects.Any(dialect => type.StartsWith(dialect, StringComparison.Ordinal));

    /// <summary>Clocks, randomness and I/O.</summary>
    public IEnumerable<string> ImpureMembers =>
        MembersUsed.Where(member => Impure.Any(impure => impure.EndsWith('.') ? member.StartsWith(impure, StringComparison.Ordinal) : member == impure));

    private static string Name(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
