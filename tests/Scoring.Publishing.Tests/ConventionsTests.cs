using Scoring.Publishing.Workbooks;
using Scoring.Tests.Shared;

namespace Scoring.Publishing.Tests;

/// <summary>Rules of the house for the types that publish runs.</summary>
public class ConventionsTests
{
    [Fact]
    public void Public_types_are_sealed_static_or_abstract() => Assert.Empty(Conventions.OpenTypes(typeof(WorkbookWriter).Assembly));

    [Fact]
    public void Public_members_are_documented() => Assert.Empty(Conventions.Undocumented(typeof(WorkbookWriter).Assembly));

    [Fact]
    public void Every_folder_has_its_folder_of_tests() => Assert.Empty(Conventions.FoldersWithoutTests("Scoring.Publishing"));
}
