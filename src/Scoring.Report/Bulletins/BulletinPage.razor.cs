using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scoring.Report.Charts;

namespace Scoring.Report.Bulletins;

/// <summary>A bulletin as one page: what is on pace, what is not, and unit by unit how far.</summary>
public sealed partial class BulletinPage
{
    /// <summary>Units named among leaders and laggards.</summary>
    const int Ends = 5;

    /// <summary>Indicators named beside a laggard.</summary>
    const int MostNamed = 3;

    /// <summary>The figures.</summary>
    [Parameter, EditorRequired] public required BulletinFigures Figures { get; set; }

    BulletinWords words = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => words = new BulletinWords(Figures);

    string Title => Figures.Run.Scheme.Title.In(Figures.Options.Language);

    PaceData Pace => new(words.Word("各指标完成率中位数与时间进度", "Median completion by indicator against the time that has passed"),
        words.Word($"┆ 应达进度（时间进度{BulletinWords.Percent(Figures.Months / 12)}）", $"┆ due by now ({BulletinWords.Percent(Figures.Months / 12)} of the year)"),
        [.. Figures.Indicators.Select((indicator, j) => Bar(indicator, j))]);

    PaceRow Bar(BulletinIndicator indicator, int j)
    {
        var (share, pace) = (Figures.Median(j, cell => cell.Completion), Figures.Median(j, cell => cell.Pace));
        var light = double.IsNaN(pace) ? PaceLight.None : pace >= Figures.Options.Green ? PaceLight.Green : pace >= Figures.Options.Amber ? PaceLight.Amber : PaceLight.Red;
        return new PaceRow(words.Name(indicator), share, indicator.Due(Figures.Months), BulletinWords.Class(light), $"{BulletinWords.Percent(share)} {BulletinWords.Sign(light)} {words.Light(light)}");
    }

    /// <summary>The ranked units, the best first.</summary>
    IReadOnlyList<int> Ranked => field ??= [.. Figures.Units.Where(unit => !double.IsNaN(Rank(unit)))];

    double Rank(int unit) => Figures.Run.Index.Ranks[Figures.Run.Row(Figures.Year, unit)];

    double Score(int unit) => Figures.Run.Index.Scores[Figures.Run.Row(Figures.Year, unit)];

    string Names(IEnumerable<int> units, int indicator) => string.Join(words.Word("、", ", "), units.Select(unit => $"{words.Name(unit)} {BulletinWords.Percent(Figures[indicator, unit].Completion)}"));

    static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);

    static readonly PaceLight[] Lights = [PaceLight.Green, PaceLight.Amber, PaceLight.Red];
}
