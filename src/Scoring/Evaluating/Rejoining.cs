using Scoring.Adjusting;
using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Evaluating;

/// <summary>Makes an evaluation again from what an earlier run kept: its normalised indicators and the parameters it fitted.</summary>
public static class Rejoining
{
    /// <summary>Joins and ranks indicators that are normalised already.</summary>
    /// <param name="scheme">The run's scheme.</param>
    /// <param name="normalised">The indicators as the framework read them.</param>
    /// <param name="records">The run's records.</param>
    /// <param name="natural">The indicators before the first normalisation, with everybody who was in the roster; null = the normalised ones stand for them.</param>
    /// <param name="adjustments">The bonuses, penalties and exclusions that the run ranked with; null = none.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    /// <returns>The same scores and ranks. Classes and rewards are not made again.</returns>
    /// <exception cref="ScoringException">The records lack parameters that the scheme needs.</exception>
    public static Evaluation Run(
        Scheme scheme, Panel normalised, IReadOnlyList<StepRecord> records, Panel? natural = null, Adjustments? adjustments = null, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(normalised);
        ArgumentNullException.ThrowIfNull(records);
        var workers = threads ?? Environment.ProcessorCount;
        var aggregate = scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        var aggregated = Aggregation.Apply(normalised, scheme, aggregate, new FindingLog(), [.. records.SelectMany(record => record.Dropped)],
            records.First(record => record.Kind == StepKind.Aggregate).Fitted, workers, NodeWeights.Of(records));
        return new Evaluation
        {
            Scheme = scheme,
            Indicators = natural ?? normalised,
            Natural = natural ?? normalised,
            Normalised = normalised,
            Nodes = Ranking.Ranking.Apply(scheme.Steps.First(step => step.Kind == StepKind.Rank), normalised.Roster, aggregated.Nodes, workers, adjustments),
            Records = records,
            Findings = [],
            Rulings = Rulings.None with { Adjustments = adjustments },
        };
    }
}
