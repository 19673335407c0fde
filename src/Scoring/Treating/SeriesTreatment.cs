using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;

namespace Scoring.Treating;

/// <summary>Treats one variable: cuts it into scopes, fits or looks up parameters, applies them, keeps the record.</summary>
/// <param name="panel">The panel.</param>
/// <param name="variable">The variable, by index.</param>
/// <param name="choice">Its method and options.</param>
/// <param name="stored">Parameters to apply instead of fitting; null = fit.</param>
/// <param name="position">Position of the step in the scheme.</param>
sealed partial class SeriesTreatment(
    Panel panel, int variable, MethodChoice choice, IReadOnlyDictionary<(string, int, int?), FittedEntry>? stored, int position)
{
    /// <summary>Entries of what follows capping; capping itself has stage 0.</summary>
    const int ThenStage = 1;

    readonly string code = panel.Variables[variable];
    readonly Treater treater = Treaters.Find(choice.Method.Name);
    readonly OptionSet options = choice.Options;

    public Column[] Columns { get; } = [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel[variable, year])];

    public List<Finding> Findings { get; } = [];

    public List<Finding> Faults { get; } = [];

    public List<FittedEntry> Fitted { get; } = [];

    public List<ChangedCells> Changed { get; } = [];

    public List<TreatedSeries> Records { get; } = [];

    public List<TreatedColumn> Treated { get; } = [];

    public void Run()
    {
        if (treater is TreatNone)
        {
            Round();
            return;
        }
        var scope = options.Bounds("scope");
        if (stored is null) Faults.AddRange(Scope.MissingYears(panel, scope, code));
        foreach (var part in Scope.Of(panel, scope))
        {
            var sample = Sample(part.Sample);
            if (IsEmpty(sample) && (stored is null || part.Scored.All(year => IsEmpty(Columns[year].Values)))) continue;
            var plan = stored is null ? Fit(sample, part.Year) : Stored(sample, part.Year);
            if (plan is null) continue;
            Fitted.Add(Entry(part.Year, 0, treater.Definition.Name, treater is Transform ? plan.Scale : CapScale(plan.Caps)));
            if (treater is Capping && plan.Transform is { } then) Fitted.Add(Entry(part.Year, ThenStage, then.Definition.Name, plan.Scale));
            if (plan.Transform is null && plan.Caps.IsNone) continue;
            // Where the sample is what is to be treated, fitting has treated it already.
            var isSample = !panel.Roster.HasAggregates && part.Sample.AsSpan().SequenceEqual(part.Scored);
            for (var i = 0; i < part.Scored.Length; i++)
                Apply(plan, part.Scored[i], isSample && plan.Result is { } result ? result.AsSpan(i * panel.UnitCount, panel.UnitCount) : []);
        }
        Round();
    }

    FittedEntry Entry(int? year, int stage, string method, FittedScale scale) => new(code, stage, year, null, method, scale);

    static FittedScale CapScale(Caps caps)
    {
        var parameters = new List<(string, double)>(2);
        if (caps.Low > double.NegativeInfinity) parameters.Add(("low", caps.Low));
        if (caps.High < double.PositiveInfinity) parameters.Add(("high", caps.High));
        return new FittedScale { Parameters = parameters };
    }

    /// <summary>What an earlier run did, or null after a fault: it did not treat this series.</summary>
    Plan? Stored(ReadOnlySpan<double> sample, int? year)
    {
        if (!stored!.TryGetValue((code, 0, year), out var entry) || entry.Method != treater.Definition.Name)
        {
            Faults.Add(Report(FindingKinds.FrozenParametersMissing, year, entry?.Method ?? "–", treater.Definition.Name));
            return null;
        }
        var transform = treater as Transform;
        var scale = entry.Scale;
        var caps = Caps.None;
        if (transform is not null && scale.Parameters.Count == 0) transform = null;
        if (treater is Capping)
        {
            caps = new Caps(Find(scale, "low") ?? double.NegativeInfinity, Find(scale, "high") ?? double.PositiveInfinity);
            if (stored.TryGetValue((code, ThenStage, year), out var then))
            {
                transform = Treaters.After(choice);
                if (transform?.Definition.Name != then.Method)
                {
                    Faults.Add(Report(FindingKinds.FrozenParametersMissing, year, then.Method, transform?.Definition.Name ?? "none"));
                    return null;
                }
                scale = then.Scale;
            }
        }
        return Told(new Plan(caps, transform, scale), sample, year);
    }

    static double? Find(FittedScale scale, string name)
    {
        foreach (var parameter in scale.Parameters)
            if (parameter.Name == name)
                return parameter.Value;
        return null;
    }

    /// <summary>The plan, after recording what it does to the sample.</summary>
    Plan Told(Plan plan, ReadOnlySpan<double> sample, int? year)
    {
        var record = new TreatedSeries(code, year, treater.Definition.Name, ShapeOf(sample));
        var values = sample.ToArray();
        if (!plan.Caps.IsNone)
        {
            record = WithCaps(record, plan.Caps, sample);
            plan.Caps.Apply(values, values);
            record = record with { Capped = ShapeOf(values) };
        }
        if (plan.Transform is not null)
        {
            Hold(plan, values, values);
            plan.Transform.Apply(plan.Scale, values, values);
            record = record with { Transform = plan.Transform.Definition.Name, Transformed = ShapeOf(values) };
        }
        Records.Add(record);
        return plan;
    }

    Shape ShapeOf(ReadOnlySpan<double> values) => Shape.Of(values, options.Number("max_skewness"), options.Number("max_kurtosis"));

    static TreatedSeries WithCaps(TreatedSeries record, Caps caps, ReadOnlySpan<double> sample)
    {
        var (low, high) = caps.Count(sample);
        return record with
        {
            LowPoints = low,
            HighPoints = high,
            LowCap = double.IsFinite(caps.Low) ? caps.Low : null,
            HighCap = double.IsFinite(caps.High) ? caps.High : null,
        };
    }

    Finding Report(FindingKind kind, int? year, string found, string? expected = null) =>
        new() { Kind = kind, Variable = code, Year = year, Found = found, Expected = expected };

    /// <summary>What is done to every value of a scope: first the caps, then the transformation.</summary>
    /// <param name="Caps">The caps; none = not capped.</param>
    /// <param name="Transform">The transformation; null = none.</param>
    /// <param name="Scale">Its parameters.</param>
    /// <param name="Result">The treated sample; null = not worked out.</param>
    sealed record Plan(Caps Caps, Transform? Transform, FittedScale Scale, double[]? Result = null);
}
