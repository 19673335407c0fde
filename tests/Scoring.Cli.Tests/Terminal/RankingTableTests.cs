using System.Globalization;
using System.Text.Json;

namespace Scoring.Cli.Tests.Terminal;

/// <summary>The ranked table as people see it, and as programs read it.</summary>
public class RankingTableTests
{
    [Theory]
    [InlineData("en", 120)]
    [InlineData("zh", 120)]
    [InlineData("en", 80)]
    [InlineData("zh", 80)]
    public void Table_looks_as_expected(string language, int width)
    {
        using var counties = new Counties();
        var outcome = counties.RunAtWidth(width, "--lang", language);

        Assert.Equal(0, outcome.ExitCode);
        Expected.AssertSame($"ranking-{width}.{language}.txt", outcome.Output);
    }

    [Theory]
    [InlineData("en", 80)]
    [InlineData("zh", 80)]
    [InlineData("en", 120)]
    [InlineData("zh", 120)]
    public void Table_fits_the_terminal_and_its_columns_stand_under_each_other(string language, int width)
    {
        using var counties = new Counties();
        var lines = counties.RunAtWidth(width, "--lang", language).Lines;

        Assert.All(lines, line => Assert.True(DisplayWidth.Of(line) <= width, line));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        var rule = Array.FindIndex(lines, line => line.StartsWith('─'));
        var rows = lines.Skip(rule + 1).TakeWhile(line => !line.StartsWith("  …", StringComparison.Ordinal)).ToList();
        Assert.Equal(6 + 3, rows.Count); // six counties with a rank, three aggregate units
        // Numbers are right-aligned: those of the last three columns end in the same column on every line.
        foreach (var back in new[] { 1, 2, 3 }) Assert.Single(rows.Select(row => DisplayWidth.Of(row[..EndOfNumber(row, back)])).Distinct());
    }

    [Fact]
    public void Table_shows_moves_new_and_departed_units_and_why_a_unit_has_no_score()
    {
        using var counties = new Counties();
        var output = counties.Run().Output;

        Assert.Contains("New (1): Yangqu 140102", output, StringComparison.Ordinal);
        Assert.Contains("Departed (1): Taigu 140101", output, StringComparison.Ordinal);
        Assert.Contains("Zhengding 130102: coverage 0.3333 < 0.66", output, StringComparison.Ordinal);
        Assert.Contains("… 2 more aggregate units in ranking.csv", output, StringComparison.Ordinal);
        Assert.Matches("[▲▼]\\d", output);
    }

    [Fact]
    public void Table_of_the_first_year_has_no_moves_and_top_limits_the_units()
    {
        using var counties = new Counties();
        var output = counties.Run("--year", "2021", "--top", "2").Output;

        Assert.StartsWith("County innovation · 2021 · 7 units ranked", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Move", output, StringComparison.Ordinal);
        Assert.Contains("… 5 more units (--top N shows more)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_what_the_table_shows()
    {
        using var counties = new Counties();
        var table = counties.Run().Lines;
        using var json = JsonDocument.Parse(counties.Run("--json").Output);

        Assert.Equal("counties", json.RootElement.GetProperty("scheme").GetString());
        Assert.Equal(2022, json.RootElement.GetProperty("year").GetInt32());
        var units = json.RootElement.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(13 - 1, units.Count); // all but the one that departed
        var shown = 0;
        foreach (var unit in units)
        {
            var name = $"{unit.GetProperty("name").GetProperty("en").GetString()} {unit.GetProperty("unit").GetString()}";
            if (Array.Find(table, line => line.Contains(name + " ", StringComparison.Ordinal) && !line.Contains('(' + "1)", StringComparison.Ordinal)) is not { } row) continue;
            shown++;
            Assert.Contains(unit.GetProperty("score").GetDouble().ToString("F2", CultureInfo.InvariantCulture), row, StringComparison.Ordinal);
            foreach (var node in unit.GetProperty("nodes").EnumerateObject())
                Assert.Contains(node.Value.GetDouble().ToString("F2", CultureInfo.InvariantCulture), row, StringComparison.Ordinal);
            if (unit.GetProperty("rank").ValueKind == JsonValueKind.Number) Assert.StartsWith($"{unit.GetProperty("rank").GetDouble()} ", row.TrimStart(), StringComparison.Ordinal);
        }
        Assert.Equal(6 + 3, shown);
        var unscored = units.Single(unit => unit.GetProperty("unit").GetString() == "130102");
        Assert.Equal("coverage 0.3333 < 0.66", unscored.GetProperty("unscored").GetString());
        Assert.Equal(JsonValueKind.Null, unscored.GetProperty("score").ValueKind);
        Assert.True(units.Single(unit => unit.GetProperty("unit").GetString() == "140102").GetProperty("new").GetBoolean());
        Assert.Equal(5, units.Count(unit => unit.TryGetProperty("aggregate", out var flag) && flag.GetBoolean()));
    }

    /// <summary>Where the number ends that stands <paramref name="back"/> places from the end of the row.</summary>
    static int EndOfNumber(string row, int back)
    {
        var end = row.Length;
        for (var step = 1; step < back; step++)
        {
            while (row[end - 1] != ' ') end--;
            while (row[end - 1] == ' ') end--;
        }
        return end;
    }
}
