using Scoring.Evaluating;
using Scoring.Experiments.Plans;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Experiments.Sensitivity;

/// <summary>Which assumption of a scheme moves which unit: shares of the variance of every unit's rank and score, and of the mean absolute rank shift.</summary>
/// <remarks>
/// <para>Inputs are the independent numbers that weights are made from, and choices between the scheme and its variants. Variants that change the same stage are
/// alternatives of one choice, each as likely as the scheme itself; different choices are combined with one another. Every point is scored as an annual run of
/// that combination would score it.</para>
/// <para>Sobol' indices of weights on a simplex would be invalid, since weights that sum to 1 depend on one another; those of the numbers they are made from are
/// sound, and say how much of the movement comes in through each weight.</para>
/// <para>Cost: rows × (2k + 1) weightings of about 0.1 ms for 2,850 units × 60 indicators on the linear path, and one evaluation per combination.</para>
/// <example><code>
/// var result = SchemeSensitivity.Run(SchemeSource.Read(json), Variants.Parse(["normalise=z-score"], scheme), panel, new() { Weights = VariedWeights.Noise });
/// var first = result.Inputs[0];                       // say, the weight of an indicator
/// var share = result.Shift.Indices[0].Total;          // its share of the variance of the mean absolute rank shift
/// </code></example>
/// </remarks>
public sealed class SchemeSensitivity
{
    /// <summary>The most combinations of choices, each of which is evaluated and kept.</summary>
    public const int MaxCombinations = 256;

    SchemeSensitivity(Evaluation nominal, SchemeSetting setting, int year, IReadOnlyList<string> leftOut, OutputSensitivity[] outputs)
    {
        (Nominal, Year, LeftOut) = (nominal, year, leftOut);
        Node = setting.Plans[0].Node;
        Inputs = setting.Inputs;
        Units = setting.Units;
        NominalRanks = setting.NominalRanks;
        Shift = outputs[0];
        Ranks = outputs[1..(1 + Units.Count)];
        Scores = outputs[(1 + Units.Count)..];
    }

    /// <summary>The evaluation by the scheme itself.</summary>
    public Evaluation Nominal { get; }

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>Code of the node explained.</summary>
    public string Node { get; }

    /// <summary>The assumptions varied, in the order of all indices.</summary>
    public IReadOnlyList<SensitivityInput> Inputs { get; }

    /// <summary>Codes of the units that have a score in every combination.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>Units that some combination leaves without a score; nothing is said of them, but they take part in the ranking of the others.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Ranks by the scheme itself, by unit.</summary>
    public IReadOnlyList<double> NominalRanks { get; }

    /// <summary>Of the mean over units of |rank − nominal rank|, in places.</summary>
    public OutputSensitivity Shift { get; }

    /// <summary>Of each unit's rank.</summary>
    public IReadOnlyList<OutputSensitivity> Ranks { get; }

    /// <summary>Of each unit's score, as ranked: rounded where the scheme rounds before ranking.</summary>
    public IReadOnlyList<OutputSensitivity> Scores { get; }

    /// <summary>Runs the analysis.</summary>
    /// <param name="source">The scheme.</param>
    /// <param name="variants">Alternatives, as for a comparison; empty = only weights vary.</param>
    /// <param name="raw">The raw variables that the scheme and its variants need.</param>
    /// <param name="options">What varies and how; null = the defaults.</param>
    /// <param name="tables">The tables that the scheme names, by name; null = none.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="ScoringException">A combination is not a valid scheme or cannot be evaluated, nothing varies, or there are too many inputs or combinations.</exception>
    public static SchemeSensitivity Run(SchemeSource source, IReadOnlyList<Variant> variants, Panel raw, SchemeSensitivityOptions? options = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(raw);
        options ??= new SchemeSensitivityOptions();
        var choices = SchemeChoices.Of(source, variants);
        var threads = options.Design.Threads > 0 ? options.Design.Threads : Environment.ProcessorCount;
        var (nominal, plans, year) = Plans(choices, raw, options, tables, threads);
        var inputs = new List<SensitivityInput>(WeightInputs(plans[0], options));
        inputs.AddRange(choices.Inputs);
        Check(inputs);

        var scored = plans.Select(plan => plan.Units.Zip(plan.Scores(plan.Nominal)).Where(unit => double.IsFinite(unit.Second)).Select(unit => unit.First).ToHashSet(StringComparer.Ordinal)).ToList();
        string[] units = [.. plans[0].Units.Where(unit => scored.TrueForAll(codes => codes.Contains(unit))).Order(StringComparer.Ordinal)];
        if (units.Length == 0) throw Bad($"{plans[0].Node}, {year}: 0 units with a score", "≥ 1");
        var ranks = plans[0].Ranks(plans[0].Scores(plans[0].Nominal));
        var rankOf = plans[0].Units.Zip(ranks).ToDictionary(unit => unit.First, unit => unit.Second, StringComparer.Ordinal);
        var setting = new SchemeSetting(options, plans, inputs, units, [.. units.Select(unit => rankOf[unit])]);
        try
        {
            var outputs = SensitivityAnalysis.Run([.. inputs.Select(input => input.Width)], 1 + 2 * units.Length, () => new SchemeModel(setting), options.Design, cancellation);
            return new SchemeSensitivity(nominal, setting, year, [.. scored.SelectMany(codes => codes).Distinct().Except(units).Order(StringComparer.Ordinal)], outputs);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.OfType<ScoringException>().FirstOrDefault() is { } fault)
        {
            throw new ScoringException(fault.Faults);
        }
    }

    static (Evaluation Nominal, ScoringPlan[] Plans, int Year) Plans(SchemeChoices choices, Panel raw, SchemeSensitivityOptions options,
        IReadOnlyDictionary<string, ReferenceTable>? tables, int threads)
    {
        var runs = new VariantRuns(choices.Schemes[0], raw, tables, threads);
        var year = options.Year ?? runs.Nominal.LatestYear;
        var plans = new ScoringPlan[choices.Schemes.Count];
        for (var combination = 0; combination < plans.Length; combination++)
        {
            var scheme = choices.Schemes[combination];
            var evaluation = combination == 0 ? runs.Nominal : runs.Of(scheme, threads);
            if (!evaluation.Years.Contains(year)) throw new ScoringException(new Finding { Kind = FindingKinds.YearNotInPanel, Found = $"{year}", Expected = string.Join(", ", evaluation.Years) });
            if (!PlanChecks.HasNode(evaluation, options.Node))
                throw Bad(options.Node!, string.Join(", ", scheme.Framework.TopDown().Where(each => !each.IsLeaf).Select(each => each.Code)));
            var plan = ScoringPlan.Of(evaluation, year, new PlanOptions { Node = options.Node, Variables = runs.Raw(scheme), Tables = runs.Tables });
            // Under weights that stay, units that a run has level must be level here.
            plans[combination] = options.Stays ? plan.For(new WeightCoordinates(plan, new Dictionary<(string, string), int>(), options)) : plan;
        }
        return (runs.Nominal, plans, year);
    }

    static IEnumerable<SensitivityInput> WeightInputs(ScoringPlan plan, SchemeSensitivityOptions options)
    {
        if (options.Weights == VariedWeights.Fixed) return [];
        var groups = plan.Groups.Where(group => group.Count > 1);
        return options.ByNode
            ? groups.Select(group => new SensitivityInput(SensitivityInputKind.Weights, group.Node, group.Node, []) { Width = group.Count })
            : groups.SelectMany(group => group.Children.Select(child => new SensitivityInput(SensitivityInputKind.Weight, child, group.Node, [])));
    }

    static void Check(List<SensitivityInput> inputs)
    {
        if (inputs.Count == 0) throw Bad("0 assumptions", "≥ 1: weights of siblings, --vary");
        if (inputs.Sum(input => input.Width) is > 512 and var width) throw Bad($"{width} weights and choices", "≤ 512");
    }

    static ScoringException Bad(string found, string expected) => new(new Finding { Kind = FindingKinds.SensitivityUnfit, Found = found, Expected = expected });
}
