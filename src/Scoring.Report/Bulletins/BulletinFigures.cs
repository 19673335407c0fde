using Scoring.Data.Bundles;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Report.Bulletins;

/// <summary>Completion, pace and year-on-year change of every indicator with a target, unit by unit.</summary>
public sealed class BulletinFigures
{
    /// <summary>The name of the method that scores completion.</summary>
    const string Method = "target-completion";

    readonly PaceCell[][] cells;

    BulletinFigures(PublishedRun run, int year, BulletinOptions options, IReadOnlyList<BulletinIndicator> indicators, double months)
    {
        (Run, Year, Options, Indicators, Months) = (run, year, options, indicators, months);
        run.CheckRows("indicators", run.Bundle.Indicators);
        var targets = Targets(run, indicators, options);
        var before = run.IndexOfYear(run.Years[year] - 1);
        var table = run.Bundle.Indicators;
        Rows = [.. run.Ordered(year, run.Index)];
        cells = new PaceCell[indicators.Count][];
        for (var j = 0; j < cells.Length; j++)
        {
            var column = table.Values[table.Indicators.ToList().IndexOf(indicators[j].Code)];
            cells[j] = new PaceCell[run.Roster.Count];
            foreach (var row in Rows)
            {
                var unit = run.RowUnits[row];
                var earlier = run.Row(before, unit);
                cells[j][unit] = indicators[j].Cell(column[row], earlier < 0 ? double.NaN : column[earlier], targets[j]?[year][unit] ?? indicators[j].Stated, months, options);
            }
        }
    }

    /// <summary>The run.</summary>
    public PublishedRun Run { get; }

    /// <summary>Position of the year.</summary>
    public int Year { get; }

    /// <summary>What is shown.</summary>
    public BulletinOptions Options { get; }

    /// <summary>The indicators with a target, in the scheme's order.</summary>
    public IReadOnlyList<BulletinIndicator> Indicators { get; }

    /// <summary>Months that have passed, more than 0 and at most 12.</summary>
    public double Months { get; }

    /// <summary>Rows of the year in the ranking's order: ranked units by place, then those without one, aggregate units last.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The units that are compared, by index in the roster in the order of <see cref="Rows"/>; no aggregate units.</summary>
    public IReadOnlyList<int> Units => field ??= [.. Rows.Select(row => Run.RowUnits[row]).Where(unit => !Run.Roster.IsAggregate[unit])];

    /// <summary>How an indicator (by position) of a unit (by index in the roster) stands.</summary>
    public PaceCell this[int indicator, int unit] => cells[indicator][unit];

    /// <summary>How many units have a light in an indicator.</summary>
    public int Count(int indicator, PaceLight light) => Units.Count(unit => this[indicator, unit].Light == light);

    /// <summary>How many indicators of a unit have a light.</summary>
    public int CountOf(int unit, PaceLight light) => Enumerable.Range(0, Indicators.Count).Count(indicator => this[indicator, unit].Light == light);

    /// <summary>Median over the units; NaN without any.</summary>
    /// <param name="indicator">The indicator's position.</param>
    /// <param name="number">What is read of each cell; NaN is left out.</param>
    public double Median(int indicator, Func<PaceCell, double> number)
    {
        double[] sorted = [.. Units.Select(unit => number(this[indicator, unit])).Where(value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Units by pace in an indicator, the fastest first; equal ones in the ranking's order, units without a pace left out.</summary>
    public IReadOnlyList<int> ByPace(int indicator) => [.. Units.Where(unit => !double.IsNaN(this[indicator, unit].Pace)).OrderByDescending(unit => this[indicator, unit].Pace)]; // stable

    /// <summary>Works out the figures.</summary>
    /// <param name="bundle">The run.</param>
    /// <param name="options">Year, month, lights.</param>
    /// <exception cref="ScoringException">The run has no indicator with a target in the year, or its targets stand in a table that was not given or cannot be used.</exception>
    public static BulletinFigures Of(RunBundle bundle, BulletinOptions options)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(options);
        var run = PublishedRun.Of(bundle);
        var year = run.ChooseYear(options.Year);
        // A later normalisation reads what the first has made: only the first reads values that a target can be set against.
        var step = run.Scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Normalise);
        Indicator[] scored = [.. run.Scheme.NeededIndicators.Where(indicator => step?.For(indicator.Code).Method.Name == Method)];
        var isPartOfYear = scored.Any(indicator => step!.For(indicator.Code).Options.Number("elapsed") < 12);
        BulletinIndicator[] indicators = [.. scored.Select(indicator => new BulletinIndicator(indicator, step!, run.Years[year], isPartOfYear))];
        if (indicators.Length == 0)
            throw new ScoringException(new Finding { Kind = FindingKinds.CompletionNotScored, File = bundle.Directory, Found = step?.Choice.Method.Name ?? "–", Expected = Method });
        return new BulletinFigures(run, year, options, indicators, options.Month ?? indicators.Min(indicator => indicator.Elapsed));
    }

    /// <summary>By indicator the targets of a table, by year and unit; null where the scheme states one.</summary>
    static double[][]?[] Targets(PublishedRun run, IReadOnlyList<BulletinIndicator> indicators, BulletinOptions options)
    {
        var targets = new double[indicators.Count][][];
        if (!indicators.Any(indicator => indicator.Choice.Options.Has("table")))
            return options.Targets is null ? targets : throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = options.Targets.File, Found = "--targets", Expected = "a scheme whose targets stand in a table" });
        if (options.Targets is not { } table)
        {
            var name = indicators.Select(indicator => indicator.Choice.Options["table"]).OfType<string>().First();
            throw new ScoringException(new Finding { Kind = FindingKinds.TargetTableNotGiven, File = run.Bundle.Directory, Found = name, Expected = $"--targets {run.Scheme.TableFiles.GetValueOrDefault(name, "FILE")}" });
        }
        var panel = new Panel(run.Roster, run.Years, [], [], [.. run.Years.Select(_ => new bool[run.Roster.Count])]);
        var faults = new List<Finding>();
        var stated = new StatedValues(table, "target", panel, faults);
        for (var j = 0; j < targets.Length; j++)
            if (indicators[j].Choice.Options.Has("table"))
                targets[j] = stated.Read(indicators[j].Code, !indicators[j].Choice.Options.Has("base")) ?? [];
        return faults.Count == 0 ? targets : throw new ScoringException(faults);
    }
}
