using System.Globalization;
using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Normalising;

/// <summary>Normalises series of a panel one after another: cuts them into scopes, fits or looks up parameters, applies them, reports.</summary>
/// <param name="panel">Years, units, groups and presence.</param>
/// <param name="findings">Receives what is reported beside the results.</param>
/// <param name="faults">Receives what stops the run; the values of a faulty series are missing.</param>
/// <param name="stored">Parameters to apply instead of fitting; null = fit.</param>
/// <param name="conditions">What conditions read; null = there is nothing to read.</param>
/// <param name="tables">The scheme's tables by name; null = none.</param>
sealed partial class SeriesNormaliser(
    Panel panel, FindingLog findings, ICollection<Finding> faults, IReadOnlyList<FittedEntry>? stored, IExpressionSource? conditions = null,
    IReadOnlyDictionary<string, ReferenceTable>? tables = null)
{
    readonly int[] all = [.. Enumerable.Range(0, panel.UnitCount)];
    readonly Dictionary<string, PeerGroups?> groupings = new(StringComparer.Ordinal);
    readonly Dictionary<(string, int, int?, string?), FittedEntry>? storedBy = stored is null
        ? null
        : stored.ToDictionary(entry => (entry.Code, entry.Stage, entry.Year, entry.Group));
    double[] buffer = [];

    /// <summary>The parameters used, in the order of use.</summary>
    public List<FittedEntry> Fitted { get; } = [];

    /// <summary>The normalised values by year and unit, not rounded; NaN where missing.</summary>
    /// <param name="series">The values.</param>
    /// <param name="choice">The method.</param>
    /// <param name="only">Index of the one year that is wanted, the others' values being left undefined; null = all years.</param>
    public double[][] Apply(ValueSeries series, MethodChoice choice, int? only = null)
    {
        var normaliser = Normalisers.Find(choice.Method.Name);
        var bounds = choice.Options.Bounds("bounds");
        var direction = choice.Options["direction"] switch { "+" => 1, "-" => -1, _ => series.Direction };
        var context = new NormaliserContext(choice.Options, direction, series.Standard, series.Target);
        var job = new Job(series, normaliser, context, bounds.Group, Empty(bounds.Group is not null));
        if (normaliser.Check(context) is { } unfit)
        {
            faults.Add(unfit with { Variable = series.Code });
            return Blank(job);
        }
        var groups = bounds.Group is null ? null : Groups(bounds.Group);
        var reference = ReferenceUnit(job);
        if (reference == Unknown || (bounds.Group is not null && groups is null) || WithBeside(job) is not { } complete) return Blank(job);
        job = complete;
        if (stored is null)
            foreach (var fault in Scope.MissingYears(panel, bounds, series.Code))
                faults.Add(fault);
        foreach (var whole in Scope.Of(panel, bounds))
        {
            if (only is { } wanted && !whole.Scored.Contains(wanted)) continue;
            var scope = only is { } year ? whole with { Scored = [year] } : whole;
            var scoped = reference == None ? job : WithReference(job, scope, reference);
            if (groups is null) ScoreAll(scoped, scope);
            else
                for (var group = 0; group < groups.Grouping.Labels.Count; group++)
                    ScoreGroup(scoped, scope, groups.Grouping.Labels[group], groups.Grouping.Members(group));
        }
        return job.Target;
    }

    void ScoreAll(Job job, Scope scope)
    {
        var earlier = job.Earlier is null ? null : Sample(job.Earlier, scope.Sample).ToArray();
        var sample = Sample(job.Series.Values, scope.Sample);
        if (Parameters(job, scope, null, sample, earlier) is not { } scale)
        {
            foreach (var year in scope.Scored) Array.Fill(job.Target[year], double.NaN);
            ReportLost(job, scope, null, []);
            return;
        }
        if (scale.IsConstant)
        {
            ScoreConstant(job, scope, null, scale, all);
            return;
        }
        foreach (var year in scope.Scored) Score(job, year, null, scale, job.Series.Values[year], job.Target[year], []);
    }

    void ScoreGroup(Job job, Scope scope, string label, ReadOnlySpan<int> members)
    {
        var name = $"{job.Group}={label}";
        var earlier = job.Earlier is null ? null : Sample(job.Earlier, scope.Sample, members).ToArray();
        var sample = Sample(job.Series.Values, scope.Sample, members);
        if (Parameters(job, scope, name, sample, earlier) is not { } scale)
        {
            ReportLost(job, scope, name, members);
            return;
        }
        if (scale.IsConstant)
        {
            ScoreConstant(job, scope, name, scale, members);
            return;
        }
        var (values, scores) = (new double[members.Length], new double[members.Length]);
        foreach (var year in scope.Scored)
        {
            for (var i = 0; i < members.Length; i++) values[i] = job.Series.Values[year][members[i]];
            Score(job, year, name, scale, values, scores, members);
            for (var i = 0; i < members.Length; i++) job.Target[year][members[i]] = scores[i];
        }
    }

    /// <summary>The scope's parameters, fitted or stored, or null when there are none: no values, or a fault that has been added.</summary>
    FittedScale? Parameters(Job job, Scope scope, string? group, ReadOnlySpan<double> sample, double[]? earlier)
    {
        var (code, stage) = (job.Series.Code, job.Series.Stage);
        FittedScale scale;
        if (stored is not null)
        {
            if (!storedBy!.TryGetValue((code, stage, scope.Year, group), out var entry) || entry.Method != job.Method.Definition.Name)
            {
                if (HasValues(job, scope, group))
                    faults.Add(Report(FindingKinds.FrozenParametersMissing, job, scope.Year, group, entry?.Method ?? "–", job.Method.Definition.Name));
                return null;
            }
            scale = entry.Scale;
        }
        else
        {
            if (job.NeedsReference && job.Context.Reference is null) return null;
            if (job.Method.NeedsSample(job.Context) && IsEmpty(sample)) return null;
            scale = job.Method.Fit(sample, earlier is null ? job.Context : job.Context with { Earlier = earlier });
        }
        Fitted.Add(new FittedEntry(code, stage, scope.Year, group, job.Method.Definition.Name, scale));
        if (scale.IsConstant) return scale;
        if (Unusable(scale, job) is not { } unfit) return scale;
        faults.Add(unfit with { Variable = code, Year = scope.Year, Found = group is null ? unfit.Found : $"{group}: {unfit.Found}" });
        return null;
    }

    static Finding? Unusable(FittedScale scale, Job job)
    {
        foreach (var (name, value) in scale.Parameters)
            if (!double.IsFinite(value))
                return new Finding { Kind = FindingKinds.OutsideDomain, Found = $"{name} {value.ToString("R", CultureInfo.InvariantCulture)}" };
        return job.Method.Check(scale, job.Context);
    }

    /// <summary>Scores one year's values of a scope. Members are the units they belong to; empty = all units in order.</summary>
    void Score(Job job, int year, string? group, FittedScale scale, ReadOnlySpan<double> values, Span<double> target, ReadOnlySpan<int> members)
    {
        var context = Beside(job, year, members);
        job.Method.Apply(scale, context, values, target);
        CheckDomain(job, year, group, values, target, members);
        if (job.Method.WithoutCap(context) is { } uncapped) ReportCapped(job, year, group, uncapped, scale, values, target, members);
    }

    void ScoreConstant(Job job, Scope scope, string? group, FittedScale scale, ReadOnlySpan<int> members)
    {
        var policy = job.Context.Options["constant"] ?? (job.Group is null ? "error" : "missing");
        var score = policy is double number ? number : double.NaN;
        var cells = 0;
        foreach (var year in scope.Scored)
            foreach (var unit in members)
            {
                var isMissing = double.IsNaN(job.Series.Values[year][unit]);
                job.Target[year][unit] = isMissing ? double.NaN : score;
                cells += isMissing ? 0 : 1;
            }
        if (cells == 0) return;
        var parameters = scale.Sorted.Length > 0
            ? Invariant($"n {scale.Sorted.Length}")
            : string.Join(", ", scale.Parameters.Select(parameter => Invariant($"{parameter.Name} {parameter.Value:R}")));
        if (policy is "error") faults.Add(Report(FindingKinds.ConstantColumn, job, scope.Year, group, parameters));
        else
            findings.Add(Report(FindingKinds.ConstantScored, job, scope.Year, group, Invariant($"{parameters}; constant {policy}")) with
            {
                Count = cells,
            });
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The series' missing target: what a faulty series gives.</summary>
    static double[][] Blank(Job job)
    {
        foreach (var year in job.Target) Array.Fill(year, double.NaN);
        return job.Target;
    }

    double[][] Empty(bool missing)
    {
        var target = new double[panel.Years.Count][];
        for (var year = 0; year < target.Length; year++)
        {
            target[year] = GC.AllocateUninitializedArray<double>(panel.UnitCount);
            if (missing) Array.Fill(target[year], double.NaN);
        }
        return target;
    }

    /// <summary>One series with its method.</summary>
    /// <param name="Series">The values.</param>
    /// <param name="Method">The method.</param>
    /// <param name="Context">Its options and what the indicator states.</param>
    /// <param name="Group">Grouping inside which parameters are taken; null = all units together.</param>
    /// <param name="Target">The scores by year and unit.</param>
    sealed record Job(ValueSeries Series, Normaliser Method, NormaliserContext Context, string? Group, double[][] Target)
    {
        /// <summary>The values of the years before, like the series' own; null when the method does not look back.</summary>
        public double[][]? Earlier { get; init; }

        /// <summary>What the method's condition says, by year and unit; null when there is none.</summary>
        public double[][]? Conditions { get; init; }

        /// <summary>What the method's table states, by year and unit; null when it reads none.</summary>
        public double[][]? Stated { get; init; }

        public bool NeedsReference => Method.ReferenceUnit(Context.Options) is not null;
    }
}
