using Scoring.Checking;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Checking;

/// <summary>Small panels with one thing wrong in each.</summary>
public class CellChecksTests
{
    const int Units = 60;
    const int Years = 8;

    /// <summary>A panel of one variable that grows slowly and differs between units; the change is what a test spoils.</summary>
    static IReadOnlyList<Finding> Examine(Variable variable, Action<double[][]> change, Func<int, int, double>? value = null)
    {
        var columns = Enumerable.Range(0, Years).Select(y => Enumerable.Range(0, Units).Select(u => value?.Invoke(u, y) ?? (137 + 13 * u) * (100 + 3 * y + (u * 7 + y * 5) % 4)).ToArray()).ToArray();
        change(columns);
        var panel = new Panel(new Roster([.. Enumerable.Range(0, Units).Select(u => new RosterEntry($"U{u:D2}"))]), [.. Enumerable.Range(2015, Years)], [variable.Code],
            [[.. columns.Select(column => new Column(column))]], [.. columns.Select(_ => Enumerable.Repeat(true, Units).ToArray())]);
        return CellChecks.Examine(panel, [variable]);
    }

    static Finding Only(IReadOnlyList<Finding> findings, FindingKind kind) => Assert.Single(findings, finding => finding.Kind == kind);

    static readonly Variable Plain = new("x");

    [Fact]
    public void A_sound_panel_has_no_findings() => Assert.Empty(Examine(Plain, _ => { }));

    [Theory]
    [InlineData(10, "10^1")]
    [InlineData(100, "10^2")]
    [InlineData(10_000, "10^4")]
    [InlineData(0.001, "10^-3")]
    public void A_slip_is_named_with_its_power_and_its_neighbours(double factor, string power)
    {
        var finding = Only(Examine(Plain, columns => columns[3][7] *= factor), FindingKinds.UnitSlip);
        Assert.Equal(("U07", 2018, "x"), (finding.Unit, finding.Year, finding.Variable));
        Assert.EndsWith(power, finding.Found, StringComparison.Ordinal);
        Assert.Contains("2017: ", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_against_a_value_is_parted()
    {
        var finding = Only(Examine(Plain, columns => columns[3][7] = 201833, (u, y) => 30 + u + y), FindingKinds.YearInNumber);
        Assert.Equal("201833", finding.Found);
        Assert.StartsWith("33;", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_year_in_another_unit_is_one_finding()
    {
        var findings = Examine(Plain, columns => columns[^1] = [.. columns[^1].Select(value => value * 10_000)]);
        Assert.Equal(2022, Only(findings, FindingKinds.YearUnitSlip).Year);
        Assert.DoesNotContain(findings, finding => finding.Kind == FindingKinds.UnitSlip);
    }

    [Fact]
    public void A_unit_that_changes_its_measure_for_good_is_named_once()
    {
        var findings = Examine(Plain, columns =>
        {
            for (var y = 4; y < Years; y++) columns[y][7] /= 100;
        }, (u, y) => (137.5 + 13 * u) * (100 + 3 * y));
        Assert.Equal(("U07", 2019), (Only(findings, FindingKinds.UnitLevelShift).Unit, Only(findings, FindingKinds.UnitLevelShift).Year));
    }

    [Fact]
    public void A_share_above_a_hundred_and_a_negative_stock_are_impossible()
    {
        Assert.Equal("0–100 %", Only(Examine(new Variable("x") { Unit = "%" }, columns => columns[2][3] = 101.5, (u, y) => 20 + (u + y) % 50), FindingKinds.ImpossibleValue).Expected);
        Assert.Equal("≥ 0", Only(Examine(new Variable("x") { Kind = VariableKind.Stock }, columns => columns[2][3] = -4), FindingKinds.ImpossibleValue).Expected);
    }

    [Fact]
    public void A_rate_that_often_passes_a_hundred_may_do_so() =>
        Assert.DoesNotContain(Examine(new Variable("x") { Unit = "%" }, _ => { }, (u, y) => 80 + (u + y) % 40), finding => finding.Kind == FindingKinds.ImpossibleValue);

    [Fact]
    public void A_fraction_of_a_count_is_impossible() =>
        Assert.Equal("0, 1, 2, …", Only(Examine(Plain, columns => columns[2][3] += 0.5), FindingKinds.ImpossibleValue).Expected);

    [Fact]
    public void A_last_year_that_is_part_of_a_year_is_suspected_for_flows_alone()
    {
        static void Cut(double[][] columns) => columns[^1] = [.. columns[^1].Select(value => Math.Floor(value * 0.8))];
        Assert.Equal(2022, Only(Examine(new Variable("x") { Kind = VariableKind.Flow }, Cut), FindingKinds.PartYearSuspected).Year);
        Assert.DoesNotContain(Examine(new Variable("x") { Kind = VariableKind.Stock }, Cut), finding => finding.Kind == FindingKinds.PartYearSuspected);
    }

    [Fact]
    public void Missing_zero_and_constant_columns_are_no_findings()
    {
        Assert.Empty(Examine(Plain, _ => { }, (_, _) => double.NaN));
        Assert.Empty(Examine(Plain, _ => { }, (_, _) => 0));
        Assert.Empty(Examine(Plain, _ => { }, (_, _) => 7));
    }

    [Fact]
    public void A_value_far_from_all_peers_is_named()
    {
        var finding = Only(Examine(Plain, columns =>
        {
            for (var y = 0; y < Years; y++) columns[y][7] = 5e12;
        }, (u, y) => 1000 + 17 * u + y).Where(found => found.Year == 2015).ToList(), FindingKinds.PeerOutlier);
        Assert.Equal("U07", finding.Unit);
    }
}
