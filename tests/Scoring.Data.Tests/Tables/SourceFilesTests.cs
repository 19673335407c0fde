using Scoring.Data.Tables;
using Scoring.Data.Tests.Panels;

namespace Scoring.Data.Tests.Tables;

/// <summary>Which files a source names, and what their folders tell.</summary>
public sealed class SourceFilesTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("data", "data/area=north/year=2024/a.csv")]
    [InlineData("data/*/*/a.csv", "area=north/year=2024/a.csv")]
    [InlineData("data/area=north", "area=north/year=2024/a.csv")]
    [InlineData("data/area=north/year=2024", "year=2024/a.csv")]
    [InlineData("data/area=north/year=2024/a.csv", "a.csv")]
    public void Folders_around_an_absolute_source_tell_their_columns(string source, string name)
    {
        folder.Text("data/area=north/year=2024/a.csv", "unit,value\n1,2\n");

        var file = Assert.Single(SourceFiles.Find([folder.Path(source)], []));

        Assert.Equal(name, file.Name);
        Assert.Equal([("area", "north"), ("year", "2024")], file.Folders.Select(pair => (pair.Key, pair.Value!)).Order());
    }

    [Fact]
    public void Folders_further_up_than_another_tell_nothing()
    {
        folder.Text("year=2020/data/a.csv", "unit,value\n1,2\n");

        Assert.Empty(Assert.Single(SourceFiles.Find([folder.Path("year=2020/data/a.csv")], [])).Folders);
    }
}
