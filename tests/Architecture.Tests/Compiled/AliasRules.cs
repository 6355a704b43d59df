namespace EnglishLearning.Architecture.Tests.Compiled;

/// <summary>
/// What is sent or stored keeps its name when code is renamed: grain interfaces, their methods and all messages have an
/// alias, each its own.
/// </summary>
internal static class AliasRules
{
    public static IEnumerable<string> Violations(IReadOnlyCollection<Type> types)
    {
        var aliased = types.Where(IsGrainInterface).Concat(types.Where(IsMessage)).ToArray();
        foreach (var type in aliased.Where(type => AliasOf(type) is null))
            yield return $"{type.FullName} has no Alias.";
        foreach (var twice in aliased.GroupBy(AliasOf).Where(group => group.Key is not null && group.Count() > 1))
            yield return $"{string.Join(" and ", twice.Select(type => type.FullName))} have the same Alias {twice.Key}.";
        foreach (var method in types.Where(IsGrainInterface).SelectMany(type => type.GetMethods()))
        {
            if (!method.IsDefined(typeof(AliasAttribute), inherit: false))
                yield return $"{method.DeclaringType!.FullName}.{method.Name} has no Alias.";
        }
    }

    public static bool IsGrainInterface(Type type) => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type);

    private static bool IsMessage(Type type) => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);

    private static string? AliasOf(Type type) =>
        ((AliasAttribute?)Attribute.GetCustomAttribute(type, typeof(AliasAttribute), inherit: false))?.Alias;
}
