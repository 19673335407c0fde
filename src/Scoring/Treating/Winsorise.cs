using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Treating;

/// <summary>Winsorising, then a transformation of the values as they were if that was not enough.</summary>
/// <remarks>
/// Turn by turn, all points equal to the maximum (for negative skewness the minimum) take the largest (smallest) other value, and the test is
/// made again, until it is passed or <c>max_points</c> are treated. Points treated before tie with the extreme and count once; ties may carry
/// the number past the limit; the side follows the current skewness. Winsorising that would end in equal values is not done at all. If the test
/// still fails, <c>then</c> transforms the original values, or with <c>combine</c> the winsorised ones. Later values are held between the same bounds.
/// Missing values stay missing and do not count. Source: OECD/JRC Handbook (2008), step 5; COINr's <c>Treat</c>.
/// </remarks>
sealed class Winsorise : Capping
{
    public const string Name = "winsorise";

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("缩尾：把最极端的点依次改为相邻值，仍不通过检验时再作变换",
            "Sets the most extreme points to their neighbour, turn by turn; transforms if the test still fails"),
        Formula = "x = max over the others, for all x = max, while |skewness| >= max_skewness and kurtosis >= max_kurtosis",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; COINr Treat (winsorise, then log_CT)",
        Example = """{ "method": "winsorise", "max_points": 0.01, "then": "box-cox", "scope": "all-years", "overrides": { "gdp": { "force": true } } }""",
        Options =
        [
            new("max_points", OptionType.NumberOrChoice,
                new("最多处理的点数；小于1时为占数值个数的比例；all为不限", "Most points: a whole number, below 1 a share of the values, or all"))
            { Default = 5.0, Choices = ["all"], Minimum = 0 },
            new("then", OptionType.Choice, new("仍不通过检验时的变换", "Transformation when the test still fails"))
            { Default = LogCtPlus.Name, Choices = ["none", LogCtPlus.Name, LogCt.Name, LogCtOrig.Name, LogGii.Name, BoxCox.Name, SquareRoot.Name] },
            new("combine", OptionType.Flag, new("变换作用于缩尾后的数值，而非原值", "Whether the transformation takes the winsorised values instead of the original ones"))
            { Default = false },
            .. LogGii.OwnOptions,
            .. BoxCox.OwnOptions,
        ],
    };

    /// <summary>True when <c>max_points</c> is something that can be counted.</summary>
    public static bool IsCount(OptionSet options) =>
        options["max_points"] is not double most || most < 1 || (most <= int.MaxValue && most == Math.Truncate(most));

    public override Caps? Fit(ReadOnlySpan<double> sample, OptionSet options)
    {
        var (_, _, count) = ScaleKernel.MinMax(sample);
        var points = WinsorKernel.Winsorise(
            sample, count, Limit(options, count), options.Flag("force"), options.Number("max_skewness"), options.Number("max_kurtosis"));
        if (points.IsCollapsed) return null;
        return new Caps(
            points.Low > 0 ? points.LowCap : double.NegativeInfinity,
            points.High > 0 ? points.HighCap : double.PositiveInfinity);
    }

    static int Limit(OptionSet options, int count) => options["max_points"] switch
    {
        double most when most >= 1 => (int)most,
        // A share that is a whole number of points must not lose one to rounding.
        double share => (int)Math.Floor(share * count * (1 + 1e-12)),
        _ => count,
    };
}
