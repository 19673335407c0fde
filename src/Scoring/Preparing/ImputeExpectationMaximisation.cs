using System.Globalization;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>Expectation-maximisation under a multivariate normal distribution.</summary>
/// <remarks>
/// x_m = μ_m + Σ_mo·Σ_oo⁻¹·(x_o − μ_o), the mean of the missing values given the unit's observed ones, with the maximum-likelihood μ and Σ found
/// by EM from the available means and variances until no entry of them, in standard deviations, moves by more than <c>tolerance</c>. A unit
/// without any observed value is neither fitted on nor filled; aggregate units are not fitted on, but filled. Variables that determine one
/// another exactly, or as many variables as units, have no such distribution: a fault, unless <c>ridge</c> adds a share of the variance to the
/// diagonal. Source: Dempster, Laird and Rubin (1977); Little and Rubin, Statistical Analysis with Missing Data (2002), section 11.2; OECD/JRC
/// Handbook (2008), step 3.
/// </remarks>
sealed class ImputeExpectationMaximisation : Imputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "em",
        Summary = new("多元正态分布下的期望最大化填补", "Conditional means under a multivariate normal distribution fitted by expectation-maximisation"),
        Formula = "x_m = mu_m + S_mo*inverse(S_oo)*(x_o - mu_o)",
        Source = "Dempster, Laird and Rubin (1977); Little and Rubin (2002), section 11.2; OECD/JRC Handbook (2008), step 3",
        Example = """{ "method": "em", "scope": "all-years", "max_iterations": 1000 }""",
        Options =
        [
            OtherVariables.Option(new("参与估计的其他变量；缺省为全部", "Further variables of the distribution; all when not given")),
            new("tolerance", OptionType.Number,
                new("收敛界限（标准差单位）", "Largest change at which it has converged, in standard deviations")) { Default = 1e-9, Above = 0 },
            new("max_iterations", OptionType.Integer, new("最多迭代次数", "Most iterations")) { Default = 2000, Minimum = 1 },
            new("ridge", OptionType.Number,
                new("加在协方差对角线上的方差份额", "Share of the variance added to the diagonal")) { Default = 0.0, Minimum = 0, Maximum = 1 },
            UnitStatistic.Scope,
            Fallback.Option,
        ],
    };

    public override void Check(Panel panel, OptionSet options, ICollection<Finding> faults) => OtherVariables.Check(panel, options, faults);

    public override void Fill(Gaps gaps, OptionSet options)
    {
        var further = OtherVariables.Of(gaps, options);
        var variables = gaps.InCodeOrder.Where(variable => gaps.Variables.Contains(variable) || further.Contains(variable)).ToList();
        foreach (var years in gaps.Scopes(options)) FillScope(gaps, options, variables, years);
        Fallback.Fill(gaps, options);
    }

    static void FillScope(Gaps gaps, OptionSet options, List<int> variables, int[] years)
    {
        var panel = gaps.Panel;
        if (!gaps.Variables.Any(variable => years.Any(year => gaps.Fillable(variable)[year].Contains(true)))) return;
        var rows = new List<double[]>();
        foreach (var year in years)
            for (var unit = 0; unit < panel.UnitCount; unit++)
                if (gaps.IsSample(year, unit) && Row(panel, variables, year, unit) is var row && row.Any(value => !double.IsNaN(value)))
                    rows.Add(row);
        int? scopeYear = years.Length == 1 ? panel.Years[years[0]] : null;
        // A variable without values or spread tells nothing of the others and nothing tells of it.
        var spread = variables.Where((_, j) => rows.Select(row => row[j]).Where(double.IsFinite).Distinct().Take(2).Count() == 2).ToList();
        if (spread.Count == 0) return;
        if (spread.Count < variables.Count)
        {
            FillScope(gaps, options, spread, years);
            return;
        }
        if (rows.Count <= variables.Count && options.Number("ridge") == 0)
        {
            var found = Invariant($"{rows.Count} × {variables.Count}");
            gaps.Faults.Add(Finding(FindingKinds.EmUndetermined, scopeYear, found, Invariant($"> {variables.Count}")));
            return;
        }
        var fit = NormalFit.Of(rows, options.Number("ridge"), options.Number("tolerance"), options.Integer("max_iterations"));
        if (fit.Dependent is { } dependent)
        {
            gaps.Faults.Add(Finding(FindingKinds.EmUndetermined, scopeYear, panel.Variables[variables[dependent]]));
            return;
        }
        if (!fit.HasConverged)
            gaps.Findings.Add(Finding(FindingKinds.EmNotConverged, scopeYear,
                Invariant($"{fit.Iterations}: {fit.Change:R}"), Invariant($"≤ {options.Number("tolerance"):R}")));
        foreach (var year in years)
            for (var unit = 0; unit < panel.UnitCount; unit++)
            {
                if (!gaps.Variables.Any(variable => gaps.Fillable(variable)[year][unit])) continue;
                var row = Row(panel, variables, year, unit);
                if (row.All(double.IsNaN)) continue;
                var filled = fit.Complete(row);
                for (var j = 0; j < variables.Count; j++)
                    if (gaps.Variables.Contains(variables[j]) && gaps.Fillable(variables[j])[year][unit])
                        gaps.Offered(variables[j])[year][unit] = filled[j];
            }
    }

    static double[] Row(Panel panel, List<int> variables, int year, int unit) => [.. variables.Select(variable => panel[variable, year].Values[unit])];

    static Finding Finding(FindingKind kind, int? year, string found, string? expected = null) =>
        new() { Kind = kind, Year = year, Found = found, Expected = expected };

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
