using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

/// <summary>One indicator normalised, as tests by hand ask for it.</summary>
static class ByHand
{
    public static readonly Indicator More = new("x"), Less = new("x") { Direction = -1 };

    public static double[] Scores(Indicator indicator, double[] values, string method, params (string, object?)[] options) =>
        Run(indicator, Panel((indicator.Code, [values])), method, options).Panel[0, 0].Values;

    public static (Panel Panel, IReadOnlyList<FittedEntryView> Fitted, IReadOnlyList<Finding> Findings) Run(
        Indicator indicator, Panel panel, string method, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, method, options));
        var log = new FindingLog();
        var (normalised, record) = Normalisation.Apply(panel, Scheme([indicator], step), step, log);
        return (normalised, [.. record.Fitted.Select(entry => new FittedEntryView(entry.Year, string.Join(", ", entry.Scale.Parameters)))], log.ToList());
    }

    public static Finding Fault(Indicator indicator, double[] values, string method, params (string, object?)[] options) =>
        Assert.Single(Assert.Throws<ScoringException>(() => Scores(indicator, values, method, options)).Faults);

    public static void AssertClose(double[] expected, double[] found, double tolerance = 1e-12) =>
        Assert.Equal(expected, found, (a, b) => a.Equals(b) || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a)));

    public sealed record FittedEntryView(int? Year, string Parameters);
}
