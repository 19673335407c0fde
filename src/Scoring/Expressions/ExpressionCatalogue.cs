namespace Scoring.Expressions;

/// <summary>The functions of the expression language, for help pages and the schema's descriptions.</summary>
/// <remarks>Years are calendar years: a year that the panel does not have is missing, and the row before is never taken for the year before.</remarks>
public static class ExpressionCatalogue
{
    static readonly WholeNumberParameter YearsBack = new("k", 1, 1000, Default: 1);
    static readonly WholeNumberParameter YearSpan = new("k", 1, 1000);

    /// <summary>Every function: choices, then arithmetic, then shares, then time.</summary>
    public static IReadOnlyList<ExpressionFunction> Functions { get; } =
    [
        new(FunctionCode.If, "if", "if(condition, a, b)",
            "a where the condition is true (any number but 0), b where it is 0; missing where it is missing.",
            "条件为真（非 0）取 a，为 0 取 b；条件缺失则缺失。",
            "if(population >= 10, patents / population, missing)", 3, 3),
        new(FunctionCode.Coalesce, "coalesce", "coalesce(a, b, …)",
            "The first of the values that is not missing.",
            "依次取第一个不缺失的值。",
            "coalesce(rd_audited, rd_reported)", 2, int.MaxValue),
        new(FunctionCode.IsMissing, "is_missing", "is_missing(x)",
            "1 where x is missing, otherwise 0.",
            "x 缺失为 1，否则为 0。",
            "if(is_missing(patents), 0, patents)"),
        new(FunctionCode.Abs, "abs", "abs(x)",
            "The absolute value.",
            "绝对值。",
            "abs(exports - imports)"),
        new(FunctionCode.Round, "round", "round(x, decimals=0)",
            "x rounded to 0 to 15 decimals, halves away from zero.",
            "四舍五入到指定小数位（0 至 15 位），负数的一半向远离零的方向进位。",
            "round(rd / gdp * 100, 2)", parameter: new WholeNumberParameter("decimals", 0, 15, Default: 0)),
        new(FunctionCode.Clip, "clip", "clip(x, low, high)",
            "x, but not below low and not above high; missing, with a report, where low is above high.",
            "将 x 限制在 low 与 high 之间；low 大于 high 时缺失并报告。",
            "clip(growth(gdp), -20, 20)", 3, 3),
        new(FunctionCode.Min, "min", "min(a, b, …)",
            "The least value; missing when any is missing.",
            "最小值；任一缺失则缺失。",
            "min(labs, staff / 10)", 2, int.MaxValue),
        new(FunctionCode.Max, "max", "max(a, b, …)",
            "The greatest value; missing when any is missing.",
            "最大值；任一缺失则缺失。",
            "max(labs, 1)", 2, int.MaxValue),
        new(FunctionCode.Exp, "exp", "exp(x)",
            "e to the power x.",
            "e 的 x 次幂。",
            "exp(-distance / 100)"),
        new(FunctionCode.Ln, "ln", "ln(x)",
            "The natural logarithm; missing, with a report, where x ≤ 0.",
            "自然对数；x ≤ 0 时缺失并报告。",
            "ln(gdp / population)"),
        new(FunctionCode.Log10, "log10", "log10(x)",
            "The decimal logarithm; missing, with a report, where x ≤ 0.",
            "常用对数；x ≤ 0 时缺失并报告。",
            "log10(population)"),
        new(FunctionCode.Sqrt, "sqrt", "sqrt(x)",
            "The square root; missing, with a report, where x < 0.",
            "平方根；x < 0 时缺失并报告。",
            "sqrt(input * output)"),
        new(FunctionCode.Pow, "pow", "pow(x, y)",
            "x to the power y, the same as x ^ y; missing, with a report, for a negative x with a fractional y and for 0 with a negative y.",
            "x 的 y 次幂，同 x ^ y；x 为负而 y 非整数，或 x 为 0 而 y 为负时缺失并报告。",
            "pow(input * output * quality, 1 / 3)", 2, 2),
        new(FunctionCode.Share, "share", "share(x)",
            "x divided by its sum over the year's roster, as a fraction; aggregate units and missing values are left out of the sum; missing, with a report, where the sum ≤ 0.",
            "占当年名录内各单元合计的比重（小数）；合计不含汇总单元和缺失值；合计 ≤ 0 时缺失并报告。",
            "share(patents) * 100"),
        new(FunctionCode.Total, "total", "total(x)",
            "The sum of x over the year's roster, the same for every unit; aggregate units and missing values are left out; missing where every value is.",
            "当年名录内各单元的合计，对所有单元相同；不含汇总单元和缺失值；全部缺失时缺失。",
            "patents / total(patents)"),
        new(FunctionCode.Lag, "lag", "lag(x, k=1)",
            "x of k calendar years before.",
            "k 个日历年之前的 x。",
            "patents / lag(rd, 2)", parameter: YearsBack),
        new(FunctionCode.Change, "change", "change(x, k=1)",
            "x minus x of k calendar years before.",
            "比 k 个日历年之前增加的数量。",
            "change(rd / gdp * 100)", parameter: YearsBack),
        new(FunctionCode.Growth, "growth", "growth(x, k=1)",
            "Growth over k calendar years in percent, (x / x of k years before - 1) * 100; missing, with a report, where the base ≤ 0.",
            "比 k 个日历年之前增长的百分数；基数 ≤ 0 时缺失并报告。",
            "growth(gdp)", parameter: YearsBack),
        new(FunctionCode.Multiple, "multiple", "multiple(x, year)",
            "x divided by x of the given year; missing, with a report, where the base ≤ 0.",
            "为指定年份的多少倍；基数 ≤ 0 时缺失并报告。",
            "multiple(rd, 2015)", parameter: new WholeNumberParameter("year", 1, 9999)),
        new(FunctionCode.Cagr, "cagr", "cagr(x, k)",
            "Mean yearly growth as a fraction, (last / first) ^ (1 / years between) - 1, from the first and last available values from k calendar years "
            + "before up to this year; 0 where they are equal, missing, with a report, where the first ≤ 0, missing with fewer than two values.",
            "年均增长率（小数）：取 k 个日历年之前至当年首末两个有数值的年份；首末相等为 0，首值 ≤ 0 时缺失并报告，不足两个值则缺失。",
            "cagr(gdp, 5) * 100", parameter: YearSpan),
        new(FunctionCode.Sum, "sum", "sum(x, k)",
            "The sum of the k calendar years that end in this one; missing when any of them is missing.",
            "截至当年的 k 个日历年之和；任一年缺失则缺失。",
            "sum(patents, 3)", parameter: YearSpan),
        new(FunctionCode.Mean, "mean", "mean(x, k)",
            "The mean of the available values of the k calendar years that end in this one; missing when all are missing.",
            "截至当年的 k 个日历年中有数值年份的平均；全部缺失则缺失。",
            "mean(patents, 3)", parameter: YearSpan),
    ];

    static readonly Dictionary<string, ExpressionFunction> ByName = Functions.ToDictionary(function => function.Name, StringComparer.Ordinal);

    // What spreadsheets, R and databases call them; the nearest spelling of "log" would be "lag".
    static readonly Dictionary<string, string> NamesElsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["log"] = "ln",
        ["lg"] = "log10",
        ["avg"] = "mean",
        ["average"] = "mean",
        ["diff"] = "change",
        ["isna"] = "is_missing",
        ["isnull"] = "is_missing",
        ["ifnull"] = "coalesce",
        ["iferror"] = "coalesce",
    };

    /// <summary>The function of a name, or null.</summary>
    internal static ExpressionFunction? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The name of the function that a wrong name most likely means, or null.</summary>
    internal static string? Nearest(string name) =>
        NamesElsewhere.GetValueOrDefault(name) ?? NearestName.Of(name, Functions.Select(function => function.Name));
}
