using Scoring.Checking;
using Scoring.Data.Demonstration;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;
using Xunit.Abstractions;

namespace Scoring.Data.Tests.Checking;

/// <summary>Errors planted at random in the demonstration panel: how many are found, and how often a sound cell is suspected.</summary>
public class PlantedErrorTests(ITestOutputHelper output)
{
    const int Plants = 1000;

    static readonly Lazy<Panel> Sound = new(() => DemoPanel.Create(DemoSize.Default, 20240101, 2));
    static readonly Variable[] Declared =
        [.. DemoVariables.Of(DemoSize.Default).Select(variable => new Variable(variable.Code) { Unit = variable.Unit, Kind = variable.Kind })];

    [Fact]
    public void Sound_cells_are_suspected_less_than_once_in_ten_thousand()
    {
        var findings = CellChecks.Examine(Sound.Value, Declared, 2);
        var cells = Sound.Value.Variables.Count * (long)Sound.Value.Years.Count * Sound.Value.UnitCount;
        foreach (var kind in findings.GroupBy(finding => (finding.Kind.Code, finding.Variable)).OrderByDescending(kind => kind.Sum(finding => finding.Count)).Take(40))
            output.WriteLine($"{kind.Key} {kind.Sum(finding => finding.Count)}: {kind.First()}");
        output.WriteLine($"{findings.Sum(finding => finding.Count)} in {cells} cells: {1e4 * findings.Sum(finding => finding.Count) / cells:F3} per 10,000");
        Assert.True(findings.Sum(finding => finding.Count) <= cells / 10_000);
        Assert.DoesNotContain(findings, finding => finding.Kind.Severity == Severity.Error);
    }

    [Theory]
    [InlineData(10.0)]
    [InlineData(100.0)]
    [InlineData(1000.0)]
    [InlineData(10_000.0)]
    [InlineData(0.1)]
    [InlineData(0.01)]
    [InlineData(0.001)]
    [InlineData(0.0001)]
    public void Slips_of_the_unit_of_measure_are_found(double factor) =>
        Recall(0.95, Cells(17, value => value != 0), (value, _) => factor < 1 ? value / Math.Round(1 / factor) : value * factor, finding => finding.Kind.Code is "unit-slip");

    [Fact]
    public void Years_written_against_counts_are_found() =>
        Recall(0.99, Cells(19, value => value == Math.Floor(value) && value >= 0), (value, year) =>
            double.Parse($"{year}{value:F0}", System.Globalization.CultureInfo.InvariantCulture), finding => finding.Kind.Code is "year-in-number");

    [Fact]
    public void Copied_rows_are_found()
    {
        var panel = Sound.Value;
        var random = new Random(23);
        var columns = Copy(panel);
        var planted = new HashSet<(string, int)>();
        var touched = new HashSet<(int, int)>(); // neither a copy nor an original serves twice
        while (planted.Count < Plants)
        {
            var (year, unit, other) = (random.Next(panel.Years.Count), random.Next(panel.UnitCount), random.Next(panel.UnitCount));
            var from = planted.Count % 2 == 0 ? year : random.Next(panel.Years.Count);
            if (from != year) other = unit;
            if ((other == unit && from == year) || !panel.Present(year)[unit] || !panel.Present(from)[other]) continue;
            if (touched.Contains((unit, year)) || touched.Contains((other, from))) continue;
            touched.Add((unit, year));
            touched.Add((other, from));
            if (!planted.Add((panel.Roster.Units[unit].Code, panel.Years[year]))) continue;
            for (var v = 0; v < panel.Variables.Count; v++) columns[v][year].Values[unit] = panel[v, from].Values[other];
        }
        var findings = CellChecks.Examine(panel.WithVariables(panel.Variables, columns), Declared, 2).Where(finding => finding.Kind.Code == "copied-row").ToList();
        // A pair is named by its later row, which may be the original.
        var named = findings.SelectMany(finding => new[] { (finding.Unit!, finding.Year!.Value), Origin(finding) }).ToHashSet();
        var found = planted.Count(named.Contains);
        output.WriteLine($"{found} of {planted.Count}; {findings.Count} findings");
        Assert.True(found >= 0.99 * planted.Count);
        Assert.True(findings.Count <= planted.Count);
    }

    static (string Unit, int Year) Origin(Finding finding)
    {
        var parts = finding.Found.Split(' ');
        return (parts[1].TrimEnd(','), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
    }

    void Recall(double aim, List<(int Variable, int Year, int Unit)> cells, Func<double, int, double> plant, Predicate<Finding> counts)
    {
        var panel = Sound.Value;
        var columns = Copy(panel);
        foreach (var (v, y, u) in cells) columns[v][y].Values[u] = plant(panel[v, y].Values[u], panel.Years[y]);
        var findings = CellChecks.Examine(panel.WithVariables(panel.Variables, columns), Declared, 2).Where(finding => counts(finding)).ToList();
        var named = findings.Select(finding => (finding.Variable!, finding.Year!.Value, finding.Unit)).ToHashSet();
        var missed = cells.Where(cell => !named.Contains((panel.Variables[cell.Variable], panel.Years[cell.Year], panel.Roster.Units[cell.Unit].Code))).ToList();
        foreach (var group in missed.GroupBy(cell => cell.Variable).OrderByDescending(group => group.Count()).Take(8))
            output.WriteLine($"missed {group.Count()} of {cells.Count(cell => cell.Variable == group.Key)} in {panel.Variables[group.Key]}: "
                + string.Join("; ", group.Take(3).Select(cell => $"[{string.Join(' ', panel.Years.Select((_, y) => columns[cell.Variable][y].Values[cell.Unit]))}] at {cell.Year}")));
        output.WriteLine($"found {cells.Count - missed.Count} of {cells.Count}; {named.Count - cells.Count + missed.Count} others");
        Assert.True(missed.Count <= (1 - aim) * cells.Count, $"found {cells.Count - missed.Count} of {cells.Count}");
    }

    static List<(int Variable, int Year, int Unit)> Cells(int seed, Predicate<double> fits)
    {
        var panel = Sound.Value;
        var random = new Random(seed);
        var cells = new HashSet<(int, int, int)>();
        while (cells.Count < Plants)
        {
            var (v, y, u) = (random.Next(panel.Variables.Count), random.Next(panel.Years.Count), random.Next(panel.UnitCount));
            var value = panel[v, y].Values[u];
            if (!double.IsNaN(value) && fits(value) && !panel.Roster.IsAggregate[u]) cells.Add((v, y, u));
        }
        return [.. cells];
    }

    static Column[][] Copy(Panel panel) =>
        [.. Enumerable.Range(0, panel.Variables.Count).Select(v => Enumerable.Range(0, panel.Years.Count)
            .Select(y => panel[v, y] with { Values = [.. panel[v, y].Values] }).ToArray())];
}
