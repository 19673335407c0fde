using System.Text;
using System.Text.Json;

namespace Scoring.Conformance.BadInputs;

/// <summary>Names that look like code are data everywhere: kept letter for letter in tables, made harmless in the file for spreadsheets.</summary>
public class HostileNamesTests
{
    static readonly string[] Hostile = ["<script>alert(1)</script>", "=1+1", "@SUM(A1)", "+86", "-1", "a,b", "say \"hi\"", "it's", "🚀", "中文（全角）", "[red]x[/]", "C:\\x"];

    [Fact]
    public void Hostile_unit_codes_and_names_are_kept_as_data()
    {
        using var desk = new Desk();
        desk.Write("panel.csv", "unit,year,gdp,rd,jobs\n" + string.Concat(Hostile.Select((name, i) => $"{Quoted(name)},2022,{100 + i},{i + 1},{50 - i}\n")));
        desk.Write("roster.csv", "unit,name_zh,name_en\n" + string.Concat(Hostile.Select(name => $"{Quoted(name)},{Quoted(name + "名")},{Quoted(name)}\n")));

        var outcome = desk.Run(["run", "~/scheme.json", "~/panel.csv", "--out", "~/out", "--roster", "~/roster.csv", "--top", "50"]);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        foreach (var table in new[] { "scores", "units", "normalised", "contributions" })
            Assert.Equal(Hostile.Order(StringComparer.Ordinal), desk.Rows($"select distinct unit from read_parquet('{{out}}/{table}.parquet')").Order(StringComparer.Ordinal));
        Assert.Equal(Hostile.Select(name => name + "名").Order(StringComparer.Ordinal), desk.Rows("select name_zh from read_parquet('{out}/units.parquet')").Order(StringComparer.Ordinal));
        foreach (var name in Hostile) Assert.Contains(name, outcome.Output, StringComparison.Ordinal);

        var spreadsheet = desk.Rows("select unit from read_csv('{out}/ranking.csv', header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',')");
        Assert.Equal(Hostile.Select(name => "=+-@".Contains(name[0], StringComparison.Ordinal) ? "'" + name : name).Order(StringComparer.Ordinal), spreadsheet.Order(StringComparer.Ordinal));
        JsonDocument.Parse(File.ReadAllText(desk.At("out/manifest.json")));
    }

    [Fact]
    public void Hostile_titles_and_indicator_names_are_kept_as_data()
    {
        using var desk = new Desk();
        var name = JsonSerializer.Serialize("=<b>[red]{0}\"'中文（全角）");
        desk.Edit("scheme.json", "\"version\": \"1\",", $"\"version\": \"1\", \"title\": {name},");
        desk.Edit("scheme.json", "\"code\": \"input\",", $"\"code\": \"input\", \"name\": {name},");

        var outcome = desk.Run(["run", "~/scheme.json", "~/panel.csv", "--out", "~/out"]);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("=<b>[red]{0}\"'中文（全角）", outcome.Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("\"'=<b>[red]{0}\"\"'中文（全角） score\"", File.ReadAllText(desk.At("out/ranking.csv"), Encoding.UTF8), StringComparison.Ordinal);
    }

    static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
