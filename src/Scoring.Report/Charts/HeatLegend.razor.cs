using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>The steps of a heat scale with their bounds.</summary>
public sealed partial class HeatLegend
{
    /// <summary>The scale.</summary>
    [Parameter, EditorRequired] public required HeatScale Scale { get; set; }

    /// <summary>Language of the words.</summary>
    [Parameter] public Language Language { get; set; }

    /// <summary>Decimals of the bounds. Default: 1.</summary>
    [Parameter] public int Decimals { get; set; } = 1;

    string Words(int step)
    {
        if (Scale.Bounds.Count == 0) return Language == Language.Chinese ? "全部" : "all";
        return step == 0 ? $"< {Number(Scale.Bounds[0])}" : step == Scale.Bounds.Count ? $"≥ {Number(Scale.Bounds[^1])}" : $"{Number(Scale.Bounds[step - 1])}–{Number(Scale.Bounds[step])}";
    }

    string Number(double value) => value.ToString("F" + Decimals, CultureInfo.InvariantCulture);
}
