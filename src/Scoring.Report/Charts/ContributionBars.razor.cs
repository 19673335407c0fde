using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>Contributions stacked by pillar, a bar per unit. Pillars are told apart by colour and by the number inside their piece.</summary>
public sealed partial class ContributionBars
{
    const double Left = 150;
    const double Right = 510;
    const double RowHeight = 20;
    const double FontSize = 12;
    const double LegendWidth = 570;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required ContributionData Data { get; set; }

    StackedBars stack = null!;
    double zero;
    double legend;
    (double X, double Y)[] places = [];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var (low, high) = StackedBars.Edges(Data.Rows.Select(row => row.Parts));
        stack = new StackedBars(low, high, Left, Right);
        zero = stack.X(0);
        places = Legend();
        legend = places.Length == 0 ? 4 : places[^1].Y + 14;
    }

    double Height => legend + RowHeight * Math.Max(1, Data.Rows.Count) + 4;

    double Y(int row) => legend + RowHeight * row;

    /// <summary>Sets the legend's entries one behind the other, a new line where the next does not fit.</summary>
    (double X, double Y)[] Legend()
    {
        var entries = new (double X, double Y)[Data.Parts.Count];
        var (x, y) = (4.0, 14.0);
        for (var i = 0; i < entries.Length; i++)
        {
            var width = 24 + TextSize.Width(Data.Parts[i], FontSize) + 14;
            if (x > 4 && x + width > LegendWidth) (x, y) = (4, y + 20);
            entries[i] = (x, y);
            x += width;
        }
        return entries;
    }

    string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("F" + Data.Decimals, CultureInfo.InvariantCulture);

    static double Total(ContributionRow row) => double.IsNaN(row.Total) && row.Parts.Any(double.IsFinite) ? row.Parts.Where(double.IsFinite).Sum() : row.Total;

    string Words(ContributionRow row) => $"{row.Name} {Number(Total(row))}: {string.Join(", ", row.Parts.Select((part, i) => $"{Data.Parts[i]} {Number(part)}"))}";

    string Description => string.Join("; ", Data.Rows.Select(Words));

    static string Label(int part) => (part + 1).ToString(CultureInfo.InvariantCulture);
}
