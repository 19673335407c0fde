using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Bundles;

/// <summary>A run's evaluation made again from the indicators before normalising that its bundle holds.</summary>
/// <param name="Evaluation">The evaluation; its scheme takes indicators as they are given.</param>
/// <param name="IsFrozen">Whether the run applied parameters of an earlier one, or was asked to be held at its own.</param>
/// <param name="Findings">Says so where imputed or treated values were held as the run made them.</param>
public sealed record BundleIndicators(Evaluation Evaluation, bool IsFrozen, IReadOnlyList<Finding> Findings)
{
    /// <summary>Scores a bundle's indicators again by its own scheme.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <param name="frozen">Whether the run's own parameters are applied instead of fitting them again.</param>
    /// <param name="threads">Number of threads; null = all cores. The result is the same.</param>
    /// <returns>
    /// The same scores to the bit. Imputed cells are emptied and treated ones put back first, so that imputation and treatment follow a changed value; where the
    /// scores do not come out that way, as when raw variables were imputed, they are held as the run made them.
    /// </returns>
    /// <exception cref="ScoringException">The scores do not come out either way: years left out, conditions over raw variables, tables not given, another engine.</exception>
    public static BundleIndicators Of(RunBundle bundle, IReadOnlyDictionary<string, ReferenceTable>? tables = null, bool frozen = false, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var whole = SchemeReader.Read(bundle.Manifest.SchemeJson, RunManifest.FileName);
        var isFrozen = frozen || bundle.Manifest.Options.ContainsKey("parameters");
        var reasons = new List<Finding>();
        var scheme = Rescoring.OnIndicators(whole);
        var first = scheme.Steps.ToList().FindIndex(step => step.Kind == StepKind.Normalise);
        if (first < 0) first = scheme.Steps.ToList().FindIndex(step => step.Kind is StepKind.Weight or StepKind.Aggregate);
        var prepares = scheme.Steps.Take(first).Any(step => step.Kind is StepKind.Impute or StepKind.Treat);
        var records = isFrozen ? Shifted(whole, bundle.Records, scheme) : null;
        if (Try(scheme, records, asDerived: prepares) is { } again) return new BundleIndicators(again, isFrozen, []);
        if (prepares)
        {
            var held = scheme with { Steps = [scheme.Steps[0], .. scheme.Steps.Skip(first)] };
            if (Try(held, isFrozen ? Shifted(whole, bundle.Records, held) : null, asDerived: false) is { } kept)
                return new BundleIndicators(kept, isFrozen, [new Finding { Kind = FindingKinds.TargetPreparationHeld, File = bundle.Directory, Found = scheme.Id }]);
        }
        throw new ScoringException([
            new Finding
            {
                Kind = FindingKinds.TargetNotRepeatable,
                File = bundle.Directory,
                Found = bundle.Manifest.Options.TryGetValue("years", out var years) ? $"--years {years}" : $"{bundle.Manifest.SchemeId} {bundle.Manifest.SchemeVersion} (engine {bundle.Manifest.Engine})",
            },
            .. reasons.Distinct(),
        ]);

        Evaluation? Try(Scheme tried, IReadOnlyList<StepRecord>? stored, bool asDerived)
        {
            try
            {
                var evaluation = Evaluator.Run(tried, PanelOf(bundle, asDerived), threads, stored, tables);
                return IsSame(bundle, evaluation) ? evaluation : null;
            }
            catch (ScoringException fault)
            {
                reasons.AddRange(fault.Faults);
                return null;
            }
        }
    }

    /// <summary>The records of the steps that a shorter scheme still has, at their places in it.</summary>
    static List<StepRecord> Shifted(Scheme whole, IReadOnlyList<StepRecord> records, Scheme shorter)
    {
        var positions = shorter.Steps.Select(step => whole.Steps.ToList().FindIndex(other => ReferenceEquals(other, step))).ToList();
        return [.. records.Where(record => positions.Contains(record.Position)).Select(record => record with { Position = positions.IndexOf(record.Position) })];
    }

    /// <summary>The indicators before normalising; as they were derived, or as imputation and treatment left them.</summary>
    static Panel PanelOf(RunBundle bundle, bool asDerived)
    {
        var panel = new BundleCells(bundle).Panel(bundle.Indicators, (value, status) =>
        {
            if (asDerived && status == CellStatus.Imputed) value = double.NaN;
            if (double.IsNaN(value)) return (value, status is CellStatus.NotApplicable or CellStatus.NoPractice ? status : CellStatus.Missing);
            return (value, status is CellStatus.Missing or CellStatus.Treated || (asDerived && status == CellStatus.Imputed) ? CellStatus.Observed : status);
        });
        if (!asDerived || bundle.Treated is not { } treated) return panel;
        // The first step that changed a cell read the value as it was derived. Nobody else has seen the panel yet.
        for (var row = treated.Count - 1; row >= 0; row--)
            if (panel.IndexOf(treated.Indicators[row]) is >= 0 and var indicator && panel.Roster.IndexOf(treated.Units[row]) is >= 0 and var unit
                && panel.IndexOfYear(treated.Years[row]) is >= 0 and var year && panel[indicator, year].Statuses![unit] == CellStatus.Observed)
                panel[indicator, year].Values[unit] = treated.Before[row];
        return panel;
    }

    static bool IsSame(RunBundle bundle, Evaluation evaluation)
    {
        var scores = bundle.Scores;
        var results = evaluation.Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        for (var row = 0; row < scores.Count; row++)
            if (!results.TryGetValue(scores.Nodes[row], out var node)
                || !node.Years[evaluation.Normalised.IndexOfYear(scores.Years[row])].Scores[evaluation.Roster.IndexOf(scores.Units[row])].Equals(scores.Scores[row]))
                return false;
        return true;
    }
}
