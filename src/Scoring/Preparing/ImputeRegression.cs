using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>Regression on other variables of the same unit and year.</summary>
/// <remarks>
/// x = b₀ + Σ b_k·x_k by least squares over the units that have all of them, with the variables named, or with those that correlate most with x
/// among those the unit has (|r| over the units that have both; ties by code). A predictor that depends linearly on the others is left out and
/// reported. A unit without the predictors named, or too few units to fit, leaves the cell to <c>fallback</c>. Aggregate units are not fitted on,
/// but filled by the equation. Source: OECD/JRC Handbook (2008), step 3, regression imputation.
/// </remarks>
sealed class ImputeRegression : Imputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "regression",
        Summary = new("以其他变量回归预测填补", "Least-squares prediction from other variables"),
        Formula = "x = b0 + sum b_k*x_k",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3",
        Example = """{ "method": "regression", "predictors": 2, "fallback": "mean" }""",
        Options =
        [
            OtherVariables.Option(new("自变量；缺省取相关性最强的变量", "Predictors; those that correlate most when not given")),
            new("predictors", OptionType.Integer, new("未指明时自变量的个数", "Number of predictors when they are not named"))
            { Default = 2, Minimum = 1, Maximum = 100 },
            new("min_correlation", OptionType.Number, new("未指明时相关系数绝对值的下限", "Least |r| of predictors that are not named"))
            { Default = 0.0, Minimum = 0, Maximum = 1 },
            new("min_units", OptionType.Integer, new("拟合所需的最少单位数", "Least number of units to fit on")) { Default = 10, Minimum = 3 },
            new("hold", OptionType.Flag, new("预测值是否限制在观测值的范围内", "Whether predictions are held inside the observed range")) { Default = false },
            UnitStatistic.Scope,
            Fallback.Option,
        ],
    };

    public override void Check(Panel panel, OptionSet options, ICollection<Finding> faults) => OtherVariables.Check(panel, options, faults);

    public override void Fill(Gaps gaps, OptionSet options)
    {
        foreach (var years in gaps.Scopes(options))
            foreach (var variable in gaps.Variables)
                FillOne(gaps, options, variable, years);
        Fallback.Fill(gaps, options);
    }

    static void FillOne(Gaps gaps, OptionSet options, int variable, int[] years)
    {
        if (!years.Any(year => gaps.Fillable(variable)[year].Contains(true))) return;
        var panel = gaps.Panel;
        var fit = new RegressionFit(gaps, variable, years, options.Integer("min_units"));
        var named = options.Has("on");
        IReadOnlyList<int> candidates = named
            ? [.. OtherVariables.Of(gaps, options).Where(other => other != variable)]
            : fit.ByCorrelation(options.Number("min_correlation"));
        var reported = new HashSet<int>();
        foreach (var year in years)
            for (var unit = 0; unit < panel.UnitCount; unit++)
            {
                if (!gaps.Fillable(variable)[year][unit]) continue;
                int[] predictors = [.. candidates.Where(other => !double.IsNaN(panel[other, year].Values[unit]))];
                if (named ? predictors.Length < candidates.Count : predictors.Length == 0) continue;
                if (!named && predictors.Length > options.Integer("predictors")) predictors = predictors[..options.Integer("predictors")];
                if (fit.Equation(predictors) is not { } equation) continue;
                foreach (var dependent in equation.Dependent.Where(reported.Add)) Report(gaps, variable, dependent, years);
                var value = equation.Predict(predictors.Select(other => panel[other, year].Values[unit]));
                gaps.Offered(variable)[year][unit] = options.Flag("hold") ? Math.Clamp(value, fit.Least, fit.Most) : value;
            }
    }

    static void Report(Gaps gaps, int variable, int dependent, int[] years) => gaps.Findings.Add(new Finding
    {
        Kind = FindingKinds.CollinearPredictor,
        Variable = gaps.Panel.Variables[variable],
        Year = years.Length == 1 ? gaps.Panel.Years[years[0]] : null,
        Found = gaps.Panel.Variables[dependent],
    });
}
