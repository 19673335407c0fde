using FsCheck;
using FsCheck.Xunit;
using Scoring.Explaining;
using Scoring.Schemes;
using Scoring.Shared;
using Scoring.Tests.Aggregating;
using Scoring.Tests.Preparing;
using Asem = Scoring.Tests.Preparing.Asem;

namespace Scoring.Tests.Explaining;

/// <summary>Trends against COINr's get_trends. Growth within 1e-9, percentage change within 1e-8: R regresses on years that are not centred.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class TrendsTests
{
    const double None = double.NaN;

    static readonly int[] Years = [2018, 2019, 2020, 2021, 2022];

    [GoldenFact]
    public void Golden_cases_of_both_functions()
    {
        var table = GoldenTable.Read("asem/10_panel/trend_function_cases.csv");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            double[] values = [.. Years.Select(year => table.Number(row, $"y{year}"))];
            var trend = Trends.Of(Years, values);
            // Cases 5 and 6 start at −1 and 0. COINr makes a rising series −200 % and infinite; a share of nothing or less is none.
            var hasStart = !(values[0] <= 0);
            AssertClose(hasStart ? table.Number(row, "CAGR") : None, trend.Growth, 1e-9);
            AssertClose(hasStart ? table.Number(row, "prc_change") : None, trend.Change, 1e-8);
            AssertClose(hasStart ? table.Number(row, "prc_change_per5") : None, Trends.Change(Years, values, 5), 1e-8);
        }
    }

    [GoldenTheory]
    [InlineData("trends_cagr_raw.csv", false)]
    [InlineData("trends_cagr_raw_all.csv", false)]
    [InlineData("trends_cagr_raw_adjdir.csv", true)]
    public void Golden_growth_of_raw_indicators(string file, bool towardsBetter)
    {
        var raw = Asem.Panel("10_panel/example_purse_raw.csv");
        var directions = Asem.Indicators().ToDictionary(indicator => indicator.Code, indicator => indicator.Direction);
        var table = GoldenTable.Read("asem/10_panel/" + file);
        var (compared, undefined) = (0, 0);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var (variable, unit) = (raw.IndexOf(table[row, "iCode"]), raw.Roster.IndexOf(table[row, "uCode"]));
            double[] values = [.. Enumerable.Range(0, 5).Select(year => raw[variable, year].Values[unit])];
            var trend = Trends.Of(Years, values);
            var growth = towardsBetter && directions[table[row, "iCode"]] < 0 ? -trend.Growth : trend.Growth;
            double[] given = [.. values.Where(value => !double.IsNaN(value))];
            if (given.Length > 1 && given[0] != given[^1] && (given[0] <= 0 || given[^1] < 0))
            {
                // From zero COINr says infinity, between negative values it gives a number, otherwise NaN.
                Assert.True(double.IsNaN(growth));
                undefined++;
                continue;
            }
            AssertClose(table.Number(row, "CAGR"), growth, 1e-9);
            AssertClose(table.Number(row, "Avail"), trend.Available, 1e-9);
            if (given.Length > 0) Assert.Equal((table.Number(row, "t_first"), table.Number(row, "t_latest")), ((double)trend.First!, (double)trend.Last!));
            compared++;
        }
        Assert.True(compared >= 250 && undefined < table.Rows.Count / 4, $"{compared} compared, {undefined} undefined");
    }

    [GoldenTheory]
    [InlineData("trends_cagr_index.csv", "CAGR", 1e-9)]
    [InlineData("trends_prcchange_index.csv", "prc_change", 1e-8)]
    public void Golden_trends_of_the_index(string file, string column, double tolerance)
    {
        var source = SchemeSource.Read(System.IO.File.ReadAllText(RepositoryFile.Path("tests/Scoring.Conformance/Schemes/asem-index.scheme.json")));
        var evaluation = Scoring.Evaluating.Evaluator.Run(source.Scheme, Asem.Panel("10_panel/example_purse_treated.csv"));
        var trends = Trends.Of(evaluation, "Index");
        var table = GoldenTable.Read("asem/10_panel/" + file);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var trend = trends[evaluation.Roster.IndexOf(table[row, "uCode"])];
            AssertClose(table.Number(row, column), column == "CAGR" ? trend.Growth : trend.Change, tolerance);
        }
        Assert.Equal(46, table.Rows.Count);
    }

    [Fact]
    public void Latest_values_are_enough_when_there_are_exactly_so_many()
    {
        // COINr's use_latest = 5 gives nothing for five values: it demands more than five.
        double[] values = [1, 2, 3, 4, 5];
        Assert.Equal(Trends.Of(Years, values), Trends.Of(Years, values, new TrendOptions { Latest = 5 }));
        var four = Trends.Of(Years, values, new TrendOptions { Latest = 4 });
        Assert.Equal((2019, 2022), (four.First!.Value, four.Last!.Value));
        Assert.Equal(Math.Pow(2.5, 1 / 3.0) - 1, four.Growth, 12);
        Assert.True(double.IsNaN(Trends.Of(Years, [1, None, 3, 4, 5], new TrendOptions { Latest = 5 }).Growth));
        Assert.False(double.IsNaN(Trends.Of(Years, [1, None, 3, 4, 5], new TrendOptions { Latest = 5, Interpolate = true }).Growth));
    }

    [Fact]
    public void Interpolation_fills_between_values_and_never_beyond_them()
    {
        // 2, then a straight line to 8 in 2021: 4 and 6 between.
        double[] values = [None, 2, None, None, 8];
        var trend = Trends.Of([2017, 2018, 2019, 2020, 2021], values, new TrendOptions { Interpolate = true });
        Assert.Equal((2018, 2021, 0.4), (trend.First!.Value, trend.Last!.Value, trend.Available));
        Assert.Equal(100, trend.Change, 10); // slope 2 a year over a start of 2
    }

    [Fact]
    public void Years_are_calendar_years_and_one_value_is_no_trend()
    {
        Assert.Equal(Math.Sqrt(1.21) - 1, Trends.Growth([2018, 2020], [100, 121]), 12);
        Assert.Equal(10.5, Trends.Change([2018, 2020], [100, 121]), 12);
        Assert.True(double.IsNaN(Trends.Growth([2018], [3])) && double.IsNaN(Trends.Change([2018], [3])));
        Assert.Equal(new Trend(None, None, null, null, 0), Trends.Of([2018, 2019], [None, None]));
        Assert.Equal((0.0, 0.0), (Trends.Growth(Years, [-2, 1, 1, 1, -2]), Trends.Change(Years, [0, 0, 0, 0, 0])));
        Assert.Equal(-1, Trends.Growth(Years, [4, 3, 2, 1, 0]));
        Assert.Throws<ArgumentException>(() => Trends.Growth(Years, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trends.Of(Years, [1, 2, 3, 4, 5], new TrendOptions { Per = 0 }));
    }

    [Fact]
    public void Direction_turns_the_sign_of_an_indicator_but_not_of_a_node()
    {
        var source = SchemeSource.Read("""
            { "id": "t", "version": "1", "indicators": [{ "code": "a", "direction": "-" }], "framework": { "code": "index", "children": ["a"] } }
            """);
        var evaluation = Scoring.Evaluating.Evaluator.Run(source.Scheme, Example.Panels(["a"], [[[1]], [[2]]]));
        var better = new TrendOptions { TowardsBetter = true };
        Assert.Equal((1.0, -1.0, 1.0), (Trends.Of(evaluation, "a")[0].Growth, Trends.Of(evaluation, "a", better)[0].Growth, Trends.Of(evaluation, "index", better)[0].Growth));
        Assert.Throws<ArgumentException>(() => Trends.Of(evaluation, "b"));
    }

    [Property(MaxTest = 200)]
    public void Trends_do_not_depend_on_the_scale(PositiveInt[] series, PositiveInt factor)
    {
        double[] values = [.. series.Take(5).Select(value => (double)value.Get)];
        int[] years = Years[..values.Length];
        double[] scaled = [.. values.Select(value => value * factor.Get)];
        AssertClose(Trends.Growth(years, values), Trends.Growth(years, scaled), 1e-9);
        AssertClose(Trends.Change(years, values), Trends.Change(years, scaled), 1e-7);
    }

    static void AssertClose(double expected, double found, double tolerance) =>
        Assert.True(double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(expected - found) <= tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, found {found:R}");
}
