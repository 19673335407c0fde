using Scoring.Data.Panels;
using Scoring.Tests.Shared;

namespace Scoring.Data.Tests;

/// <summary>Rules of the house for the types that read and write files.</summary>
public class ConventionsTests
{
    [Fact]
    public void Public_types_are_sealed_static_or_abstract() => Assert.Empty(Conventions.OpenTypes(typeof(PanelReader).Assembly));

    [Fact]
    public void Public_members_are_documented() => Assert.Empty(Conventions.Undocumented(typeof(PanelReader).Assembly));

    [Fact]
    public void Every_folder_has_its_folder_of_tests() => Assert.Empty(Conventions.FoldersWithoutTests("Scoring.Data"));
}
