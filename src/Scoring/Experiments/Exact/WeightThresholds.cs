using Scoring.Evaluating;

namespace Scoring.Experiments.Exact;

/// <summary>Exactly where each weight of a scheme tips each unit of a year: no sampling.</summary>
/// <remarks>
/// <para>One weight slides from 0 to all of its siblings' total; the siblings absorb the change in proportion (equally where they weigh nothing). Every score is
/// then a line in the weight's share, or a ratio of two lines where children are missing, and two units change places where their functions meet.</para>
/// <para>Needs arithmetic means or sums from the weight's node up to the index, or geometric means all the way (in logarithms), and units that have children of the
/// node beside those that weigh nothing. Other weights are in <see cref="Refused"/> with the reason. Ranks are of unrounded scores even where the scheme rounds before ranking (<see cref="IgnoresRounding"/>).</para>
/// <para>Cost: O(weights × units × log units); hyperbolas cost their neighbours in the ranking as well.</para>
/// </remarks>
public sealed class WeightThresholds
{
    WeightThresholds(Evaluation evaluation, int year, ScoreLines lines, IReadOnlyList<WeightSlider> weights)
    {
        Evaluation = evaluation;
        YearIndex = year;
        Weights = weights;
        Refused = lines.Refused;
        Ranked = lines.Order;
        IgnoresRounding = lines.IgnoresRounding;
    }

    /// <summary>The evaluation.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The year's index.</summary>
    public int YearIndex { get; }

    /// <summary>Every weight that slides: nodes and indicators, parents before children.</summary>
    public IReadOnlyList<WeightSlider> Weights { get; }

    /// <summary>Weights whose sliders have no exact form.</summary>
    public IReadOnlyList<RefusedWeight> Refused { get; }

    /// <summary>Indices of the ranked units, best first by unrounded score.</summary>
    public IReadOnlyList<int> Ranked { get; }

    /// <summary>True when the scheme ranks rounded scores: thresholds are of the unrounded ones.</summary>
    public bool IgnoresRounding { get; }

    /// <summary>The slider of a node or indicator, or null.</summary>
    public WeightSlider? Find(string code) => Weights.FirstOrDefault(weight => weight.Code == code);

    /// <summary>Works out the thresholds of a year's index.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    /// <example><code>
    /// var thresholds = WeightThresholds.Of(evaluation, evaluation.Years.Count - 1);
    /// var interval = thresholds.Find("rd_intensity")!.Stability(evaluation.Roster.IndexOf("330106"));
    /// </code></example>
    public static WeightThresholds Of(Evaluation evaluation, int year, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentOutOfRangeException.ThrowIfNegative(year);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(year, evaluation.Years.Count);
        var lines = ScoreLines.Of(evaluation, year);
        var sliders = new WeightSlider[lines.Lines.Count];
        var workers = Math.Min(threads ?? Environment.ProcessorCount, sliders.Length);
        Parallelism.For(workers, workers, worker =>
        {
            var meetings = new FirstMeetings(lines.Scores.Length);
            for (var i = worker; i < sliders.Length; i += workers) sliders[i] = WeightSlider.Of(lines.Scores, lines.Order, lines.Lines[i], meetings);
        });
        return new WeightThresholds(evaluation, year, lines, sliders);
    }
}
