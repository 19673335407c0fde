using System.Reflection;
using System.Xml.Linq;

namespace Scoring.Tests.Shared;

/// <summary>Rules of the house that a library's types keep.</summary>
public static class Conventions
{
    /// <summary>Public classes that can be derived from although nobody planned for it.</summary>
    public static IEnumerable<string> OpenTypes(Assembly library) =>
        library.GetExportedTypes().Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !type.IsSubclassOf(typeof(Delegate))).Select(type => type.FullName!);

    /// <summary>Public members without an entry in the library's documentation. What the compiler makes of records and what is inherited is left out.</summary>
    public static IEnumerable<string> Undocumented(Assembly library)
    {
        var entries = XDocument.Load(Path.ChangeExtension(library.Location, ".xml")).Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var type in library.GetExportedTypes())
        {
            var name = type.FullName!.Replace('+', '.');
            if (!entries.Contains("T:" + name)) yield return name;
            var primary = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name).ToHashSet();
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                if (property.GetIndexParameters().Length == 0 && !entries.Contains($"P:{name}.{property.Name}") && !primary.Contains(property.Name)) yield return $"{name}.{property.Name}";
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                if (!field.IsSpecialName && !entries.Contains($"F:{name}.{field.Name}")) yield return $"{name}.{field.Name}";
            var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                if (!method.IsSpecialName && method.GetBaseDefinition() == method && !(isRecord && method.Name is "Equals" or "Deconstruct" or "<Clone>$")
                    && !type.IsSubclassOf(typeof(Delegate)) && !entries.Any(entry => entry == $"M:{name}.{method.Name}" || entry.StartsWith($"M:{name}.{method.Name}(", StringComparison.Ordinal) || entry.StartsWith($"M:{name}.{method.Name}`", StringComparison.Ordinal)))
                    yield return $"{name}.{method.Name}";
        }
    }

    /// <summary>Folders of a project that have sources but no folder of tests.</summary>
    public static IEnumerable<string> FoldersWithoutTests(string project) =>
        Directory.EnumerateDirectories(Path.Combine(SharedData.Repository, "src", project))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any())
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj") && !Directory.Exists(Path.Combine(SharedData.Repository, "tests", project + ".Tests", name)));
}
