using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Bundles;

/// <summary>A run's evaluation, made again from its bundle alone.</summary>
public static class BundleEvaluation
{
    /// <summary>Joins a bundle's normalised indicators with its own scheme and parameters, and ranks with the adjustments it made.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="threads">Number of threads; null = all cores. The result is the same.</param>
    /// <returns>Scores and ranks as the bundle has them, to the bit. Indicators are those before the first normalisation; classes and rewards are not made again.</returns>
    /// <exception cref="ScoringException">The scores or ranks that come out are not those of the bundle, as when another version of the engine made it.</exception>
    public static Evaluation Of(RunBundle bundle, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var scheme = SchemeReader.Read(bundle.Manifest.SchemeJson, RunManifest.FileName);
        var cells = new BundleCells(bundle);
        var normalised = cells.Panel(bundle.Normalised, static (value, status) => (value, status));
        var natural = cells.Panel(bundle.Indicators, static (value, status) =>
            // A value that normalising lost was there before.
            (value, status == CellStatus.Missing && !double.IsNaN(value) ? CellStatus.Observed : status));
        var evaluation = Rejoining.Run(scheme, normalised, bundle.Records, natural, cells.Adjustments(scheme), threads);
        Check(bundle, evaluation);
        return evaluation;
    }

    static void Check(RunBundle bundle, Evaluation evaluation)
    {
        var scores = bundle.Scores;
        var results = evaluation.Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        for (var row = 0; row < scores.Count; row++)
        {
            var (year, unit) = (evaluation.Normalised.IndexOfYear(scores.Years[row]), evaluation.Roster.IndexOf(scores.Units[row]));
            if (results.TryGetValue(scores.Nodes[row], out var node) && node.Publication is not null) continue;
            var made = node?.Years[year];
            if (made is not null && made.Scores[unit].Equals(scores.Scores[row]) && made.Ranks[unit].Equals(scores.Ranks[row])) continue;
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.RunDamaged,
                File = bundle.Directory,
                Unit = scores.Units[row],
                Year = scores.Years[row],
                Variable = scores.Nodes[row],
                Found = FormattableString.Invariant($"{ScoresTable.Name}: {scores.Scores[row]:R}, {scores.Ranks[row]:R} (engine {bundle.Manifest.Engine})"),
                Expected = made is null ? "–" : FormattableString.Invariant($"{made.Scores[unit]:R}, {made.Ranks[unit]:R}"),
            });
        }
    }
}
