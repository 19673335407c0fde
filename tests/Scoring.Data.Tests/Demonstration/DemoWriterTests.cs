using System.Security.Cryptography;
using Parquet;
using Scoring.Data.Demonstration;

namespace Scoring.Data.Tests.Demonstration;

public sealed class DemoWriterTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-demo-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Write_twice_gives_the_same_bytes_and_leaves_other_files_alone()
    {
        var size = new DemoSize(30, 3, 32);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        DemoWriter.Write(folder, size, 3);
        var first = Digests();
        DemoWriter.Write(folder, size, 3);
        Assert.Equal(first, Digests());
        Assert.Equal(DemoWriter.Files.Append("notes.txt").Order(StringComparer.Ordinal),
            Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(32, 6)]
    [InlineData(7, 5)]
    public async Task Table_holds_a_row_for_every_cell_of_a_present_unit(int indicators, int columns)
    {
        var panel = DemoWriter.Write(folder, new DemoSize(400, 10, indicators), 2);
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(folder, "panel.parquet"));
        var fields = reader.Schema.GetDataFields();
        Assert.Equal(new[] { "unit", "year", "indicator", "value", "measure", "status" }[..columns], fields.Select(field => field.Name));
        var rowsByYear = new int[10];
        foreach (var group in reader.RowGroups)
        {
            var rows = checked((int)group.RowCount);
            var (units, names, values, years) = (new string?[rows], new string?[rows], new double?[rows], new int[rows]);
            await group.ReadAsync(fields[0], units.AsMemory());
            await group.ReadAsync<int>(fields[1], years.AsMemory());
            await group.ReadAsync(fields[2], names.AsMemory());
            await group.ReadAsync<double>(fields[3], values.AsMemory());
            for (var row = 0; row < rows; row++)
            {
                var unit = panel.Roster.IndexOf(units[row]!);
                var y = panel.IndexOfYear(years[row]);
                rowsByYear[y]++;
                Assert.True(panel.Present(y)[unit]);
                Assert.Equal(panel[panel.IndexOf(names[row]!), y].Values[unit], values[row] ?? double.NaN);
            }
        }
        Assert.Equal(Enumerable.Range(0, 10).Select(y => panel.Present(y).ToArray().Count(present => present) * panel.Variables.Count), rowsByYear);
    }

    [Fact]
    public async Task A_long_panel_is_split_into_several_row_groups()
    {
        DemoWriter.Write(folder, new DemoSize(3000, 1, 100), 2);
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(folder, "panel.parquet"));
        Assert.Equal(300_000, reader.RowGroups.Sum(group => group.RowCount));
        Assert.True(reader.RowGroups.Count > 1);
    }

    [Fact]
    public void Roster_lists_every_unit_with_its_groups()
    {
        var panel = DemoWriter.Write(folder, new DemoSize(200, 1, 32), 2);
        var lines = File.ReadAllLines(Path.Combine(folder, "roster.csv"));
        Assert.Equal("unit,name_zh,name_en,parent,aggregate,kind,region,track,zone", lines[0]);
        Assert.Equal(panel.Roster.Units.Select(unit => unit.Code), lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(lines, line => Assert.Equal(9, line.Split(',').Length));
        Assert.Contains(lines, line => line.Split(',')[7].Contains(';', StringComparison.Ordinal));
    }

    [Fact]
    public void County_panel_has_further_schemes_and_their_tables_beside_it_and_others_have_none()
    {
        var panel = DemoWriter.Write(folder, new DemoSize(30, 3, 32), 2);
        var schemes = Path.Combine(folder, "schemes");
        var names = Directory.GetFiles(schemes).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
        [
            "adjustments.csv", "class-reward.scheme.json", "incubator-grading.scheme.json", "national-index.scheme.json", "park-evaluation.scheme.json", "progress-bulletin.scheme.json",
            "provincial-four.scheme.json", "standard-values.csv", "suite.json", "target-completion.scheme.json", "targets.csv",
        ], names);
        Assert.All(names, name => Assert.DoesNotContain("county-innovation.scheme.json", File.ReadAllText(Path.Combine(schemes, name)), StringComparison.Ordinal));
        var targets = File.ReadAllLines(Path.Combine(schemes, "targets.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(targets.Count, targets.Select(row => (row[0], row[1], row[2])).Distinct().Count());
        Assert.All(targets, row => Assert.True(double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture) > 0 && panel.Roster.IndexOf(row[0]) >= 0));
        var first = File.ReadAllText(Path.Combine(schemes, "adjustments.csv"));
        DemoWriter.Write(folder, new DemoSize(30, 3, 32), 2);
        Assert.Equal(first, File.ReadAllText(Path.Combine(schemes, "adjustments.csv")));
        DemoWriter.Write(Path.Combine(folder, "other"), new DemoSize(5, 2, 7), 2);
        Assert.False(Directory.Exists(Path.Combine(folder, "other", "schemes")));
    }

    [Fact]
    public void Readme_says_in_both_languages_that_the_data_are_synthetic_and_names_the_seed()
    {
        DemoWriter.Write(folder, new DemoSize(5, 1, 32), 987654321);
        var text = File.ReadAllText(Path.Combine(folder, "README.txt"));
        Assert.Contains("虚构数据", text, StringComparison.Ordinal);
        Assert.Contains("All data in this folder are synthetic", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("987654321").Length);
    }

    string[] Digests() => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))];
}
