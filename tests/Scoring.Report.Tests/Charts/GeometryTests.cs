using FsCheck;
using FsCheck.Xunit;
using Scoring.Report.Charts;

namespace Scoring.Report.Tests.Charts;

/// <summary>Where things are drawn: rules that hold for any data.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class GeometryTests
{
    [Property(MaxTest = 300)]
    public void Place_keeps_labels_apart_inside_and_in_order(int[] heights, PositiveInt gap)
    {
        double[] wanted = [.. heights.Take(40).Select(height => (double)(height % 500))];
        var step = 1 + gap.Get % 30;
        var places = LabelSpread.Place(wanted, step, 0, 300);

        Assert.Equal(wanted.Length, places.Length);
        Assert.All(places, place => Assert.InRange(place, -1e-9, 300 + 1e-9));
        var room = wanted.Length < 2 ? 0 : Math.Min(step, 300.0 / (wanted.Length - 1));
        int[] order = [.. Enumerable.Range(0, wanted.Length).OrderBy(label => wanted[label])];
        for (var i = 1; i < order.Length; i++) Assert.True(places[order[i]] - places[order[i - 1]] >= room - 1e-9);
    }

    [Fact]
    public void Place_leaves_labels_that_have_room_where_they_want_to_be() => Assert.Equal([10, 200, 50], LabelSpread.Place([10, 200, 50], 20, 0, 300));

    [Fact]
    public void Place_moves_two_equal_labels_evenly_to_either_side() => Assert.Equal([90, 110], LabelSpread.Place([100, 100], 20, 0, 300));

    [Property(MaxTest = 300)]
    public void Scale_holds_all_values_and_has_round_steps(NormalFloat[] values)
    {
        double[] given = [.. values.Select(value => (double)value).Where(value => Math.Abs(value) < 1e12)];
        var scale = NiceScale.Of(given, 4);

        Assert.True(scale.High > scale.Low);
        Assert.All(given, value => Assert.InRange(value, scale.Low - 1e-6 * scale.Step, scale.High + 1e-6 * scale.Step));
        Assert.InRange(scale.Ticks().Count(), 2, 12);
        Assert.Equal(scale.High, scale.Ticks().Last());
        var leading = scale.Step;
        while (leading >= 9.5) leading /= 10;
        while (leading < 0.95) leading *= 10;
        Assert.Contains(new[] { 1.0, 2, 5 }, round => Math.Abs(leading - round) < 1e-6);
    }

    [Fact]
    public void Scale_of_equal_values_or_none_is_still_an_axis()
    {
        Assert.True(NiceScale.Of([], 4) is { Low: < 1, High: >= 1 });
        Assert.True(NiceScale.Of([double.NaN, 0], 4) is { Low: <= 0, High: > 0 });
        Assert.True(NiceScale.Of([1e15, 1e15], 4) is { Low: < 1e15, High: > 1e15 });
    }

    [Property(MaxTest = 200)]
    public void Radar_points_lie_as_far_out_as_their_values(PositiveInt axes, byte share)
    {
        var count = 3 + axes.Get % 60;
        var geometry = new RadarGeometry(count, 100, 80);
        for (var axis = 0; axis < count; axis++)
        {
            var (x, y) = geometry.Point(axis, share / 255.0);
            Assert.Equal(80 * share / 255.0, Math.Sqrt((x - 100) * (x - 100) + (y - 100) * (y - 100)), 1e-9);
        }
        Assert.Equal((100, 20), geometry.Point(0, 1));
    }

    [Fact]
    public void Radar_outline_breaks_at_missing_values_and_holds_the_rim()
    {
        var geometry = new RadarGeometry(4, 100, 80);

        Assert.Equal("M100 20l80 80l-80 80l-80 -80z", geometry.Outline([100, 100, 100, 100], 0, 100).Replace("-", " -", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Replace("l -", "l-", StringComparison.Ordinal));
        Assert.Equal("M100 100h0", geometry.Outline([double.NaN, double.NaN, -5, double.NaN], 0, 100));
        Assert.Equal("M20 100l80-80l80 80", geometry.Outline([900, 100, double.NaN, 100], 0, 100));
        Assert.Equal("", geometry.Outline([double.NaN, double.NaN, double.NaN, double.NaN], 0, 100));
    }

    [Fact]
    public void Path_is_relative_and_parts_numbers_only_where_it_must() =>
        Assert.Equal("M10-3h5v-2l-4-1l2 3z", new PathText().MoveTo(10, -3).LineTo(15, -3).LineTo(15, -5).LineTo(11, -6).LineTo(13, -3).LineTo(13, -3).Close().ToString());

    [Theory]
    [InlineData(-0.04, "0")]
    [InlineData(1.25, "1.3")]
    [InlineData(-1.25, "-1.3")]
    [InlineData(1234.5, "1234.5")]
    public void Coordinate_has_one_decimal_at_most(double value, string expected) => Assert.Equal(expected, SvgNumber.Of(value));

    [Property(MaxTest = 200)]
    public void Stacked_parts_touch_and_do_not_overlap(NormalFloat[] parts)
    {
        double[] given = [.. parts.Select(part => (double)part % 1000)];
        var (low, high) = StackedBars.Edges([given]);
        var bars = new StackedBars(low, high, 100, 500).Bars(given).OrderBy(bar => bar.From).ThenBy(bar => bar.To).ToList();

        for (var i = 1; i < bars.Count; i++) Assert.Equal(bars[i - 1].To, bars[i].From, 1e-6);
        if (bars.Count > 0)
        {
            Assert.Equal(100, bars[0].From, 1e-6);
            Assert.Equal(500, bars[^1].To, 1e-6);
        }
        var total = bars.Sum(bar => bar.To - bar.From);
        if (high > low) Assert.All(bars, bar => Assert.Equal(Math.Abs(given[bar.Part]) / (high - low), (bar.To - bar.From) / total, 1e-6));
    }

    [Fact]
    public void History_line_breaks_at_gaps_and_ranks_have_the_first_place_on_top()
    {
        var data = new HistoryData("", [2020, 2021, 2022, 2024], [new HistorySeries("", [1, 11, double.NaN, 3])]) { IsRank = true };
        var geometry = new HistoryGeometry(data, 0, 400, 0, 100);

        Assert.Equal(0, geometry.Y(1));
        Assert.True(geometry.Y(11) > geometry.Y(3));
        Assert.Equal(100, geometry.X(2021));
        Assert.Equal(2, geometry.Line(data.Series[0]).Count(letter => letter == 'M'));
        Assert.Equal(1, geometry.Ticks().First());
        Assert.Equal([2020, 2022, 2024], geometry.LabelledYears(150));
    }

    [Property(MaxTest = 100)]
    public void Slope_labels_do_not_overlap_and_better_places_are_higher(NonEmptyArray<PositiveInt> places)
    {
        SlopeLine[] lines = [.. places.Get.Take(40).Select((place, i) => new SlopeLine($"{i}", place.Get, 1 + (place.Get * 7 + i) % 50))];
        var geometry = new SlopeGeometry(new SlopeData("", "", "", lines));

        foreach (var column in new[] { geometry.Lefts, geometry.Rights })
        {
            var sorted = column.Order().ToList();
            for (var i = 1; i < sorted.Count; i++) Assert.True(sorted[i] - sorted[i - 1] >= SlopeGeometry.LineHeight - 1e-6);
            Assert.True(sorted[^1] <= geometry.Height);
        }
        for (var i = 0; i < lines.Length; i++)
            for (var k = 0; k < lines.Length; k++)
                if (lines[i].Before < lines[k].Before)
                    Assert.True(geometry.Lefts[i] < geometry.Lefts[k]);
    }

    [Fact]
    public void Heat_steps_include_their_lower_bound()
    {
        var scale = HeatScale.Even(0, 70);

        Assert.Equal([0, 0, 1, 6, 6, -1], new[] { -5, 9.99, 10, 60, 100, double.NaN }.Select(scale.Step));
        Assert.Equal(["h0", "h6", "hn"], new[] { 0, 70, double.NaN }.Select(scale.ClassOf));
        Assert.Equal("h3", HeatScale.Even(5, 5).ClassOf(5));
    }

    [Property(MaxTest = 100)]
    public void Heat_quantiles_ascend_and_reach_both_ends_of_the_colours(NonEmptyArray<int> values)
    {
        double[] given = [.. values.Get.Select(value => (double)value)];
        var scale = HeatScale.Quantiles(given);

        Assert.Equal(scale.Bounds.Order().Distinct(), scale.Bounds);
        if (given.Distinct().Count() < 2) return;
        Assert.Equal("h0", scale.ClassOf(given.Min()));
        Assert.Equal("h6", scale.ClassOf(given.Max()));
    }

    [Theory]
    [InlineData("示例县", 12, 100, "示例县")]
    [InlineData("新疆维吾尔自治区", 12, 40, "新疆…")]
    public void Words_are_cut_where_there_is_no_room(string words, double size, double room, string expected)
    {
        Assert.Equal(expected, TextSize.Cut(words, size, room));
        Assert.True(TextSize.Width(expected, size) <= room);
    }
}
