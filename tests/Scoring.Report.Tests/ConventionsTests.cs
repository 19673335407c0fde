using Microsoft.AspNetCore.Components;
using Scoring.Report.Writing;
using Scoring.Tests.Shared;

namespace Scoring.Report.Tests;

/// <summary>Rules of the house for the types that make reports. What the compiler makes of a component's markup is left out: it is public and can be derived from whatever is written.</summary>
public class ConventionsTests
{
    static readonly HashSet<string> Components = [.. typeof(ReportWriter).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ComponentBase)) || type.Name == "_Imports").Select(type => type.FullName!)];

    [Fact]
    public void Public_types_are_sealed_static_or_abstract() => Assert.DoesNotContain(Conventions.OpenTypes(typeof(ReportWriter).Assembly), name => !Components.Contains(name));

    [Fact]
    public void Public_members_are_documented() =>
        Assert.DoesNotContain(Conventions.Undocumented(typeof(ReportWriter).Assembly), name => !Components.Any(component => name == component || name.StartsWith(component + ".", StringComparison.Ordinal)));

    [Fact]
    public void Every_folder_has_its_folder_of_tests() => Assert.Empty(Conventions.FoldersWithoutTests("Scoring.Report"));
}
