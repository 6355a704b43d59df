using System.Xml.Linq;

namespace EnglishLearning.Architecture.Tests.References;

/// <summary>What a project file refers to.</summary>
internal sealed record ProjectFile(IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static ProjectFile Parse(string xml)
    {
        var project = XDocument.Parse(xml);
        return new ProjectFile(
            [.. Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Includes(project, "PackageReference")]);
    }

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
