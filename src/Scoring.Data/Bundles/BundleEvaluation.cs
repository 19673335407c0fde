using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Bundles;

/// <summary>A run's evaluation, made again from its bundle alone.</summary>
public static class BundleEvaluation
{
    /// <summary>Joins a bundle's normalised indicators with its own scheme and parameters.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="threads">Number of threads; null = all cores. The result is the same.</param>
    /// <returns>Scores and ranks as the bundle has them, to the bit. Values before normalising are not in a bundle: normalised ones stand for them.</returns>
    /// <exception cref="ScoringException">The scores that come out are not those of the bundle, as when another version of the engine made it.</exception>
    public static Evaluation Of(RunBundle bundle, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var scheme = SchemeReader.Read(bundle.Manifest.SchemeJson, RunManifest.FileName);
        var evaluation = Rejoining.Run(scheme, Panel(bundle), bundle.Records, threads);
        Check(bundle, evaluation);
        return evaluation;
    }

    static Panel Panel(RunBundle bundle)
    {
        var (values, statuses, roster, years) = (bundle.Normalised, bundle.Statuses, bundle.Roster, bundle.Manifest.Years);
        var present = years.Select(_ => new bool[roster.Count]).ToArray();
        var columns = values.Indicators.Select(_ => years.Select(_ => new Column(Blank(roster.Count), Enumerable.Repeat(CellStatus.Missing, roster.Count).ToArray())).ToArray()).ToArray();
        var yearIndex = years.Select((year, i) => (year, i)).ToDictionary(pair => pair.year, pair => pair.i);
        for (var row = 0; row < values.Count; row++)
        {
            var (year, unit) = (yearIndex[values.Years[row]], roster.IndexOf(values.Units[row]));
            present[year][unit] = true;
            for (var indicator = 0; indicator < columns.Length; indicator++)
            {
                columns[indicator][year].Values[unit] = values.Values[indicator][row];
                columns[indicator][year].Statuses![unit] = statuses.Statuses[indicator][row];
            }
        }
        return new Panel(roster, years, values.Indicators, columns, present);
    }

    static double[] Blank(int units)
    {
        var column = new double[units];
        Array.Fill(column, double.NaN);
        return column;
    }

    static void Check(RunBundle bundle, Evaluation evaluation)
    {
        var scores = bundle.Scores;
        var results = evaluation.Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        for (var row = 0; row < scores.Count; row++)
        {
            var (year, unit) = (evaluation.Normalised.IndexOfYear(scores.Years[row]), evaluation.Roster.IndexOf(scores.Units[row]));
            if (results.TryGetValue(scores.Nodes[row], out var node) && node.Publication is not null) continue;
            if (node is not null && node.Years[year].Scores[unit].Equals(scores.Scores[row])) continue;
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.RunDamaged,
                File = bundle.Directory,
                Unit = scores.Units[row],
                Year = scores.Years[row],
                Variable = scores.Nodes[row],
                Found = $"{ScoresTable.Name}: {scores.Scores[row]:R} (engine {bundle.Manifest.Engine})",
                Expected = node is null ? "–" : FormattableString.Invariant($"{node.Years[year].Scores[unit]:R}"),
            });
        }
    }
}
