using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Piecewise (分段计分): points at stated values, linear between them or in bands.</summary>
/// <remarks>
/// Linear: on the straight line between the two anchors around x. Step: the points of the highest anchor not above x (its lower bound counts).
/// Values before the first and behind the last anchor get its points, or with <c>outside: extend</c> go on along the first or last line.
/// The direction lies in the anchors, which may also rise and fall around an optimum. Missing values stay missing. Source: OECD/JRC Handbook
/// (2008), step 5, categorical scales; 分段(分档)计分.
/// </remarks>
sealed class Piecewise : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "piecewise",
        Summary = new("分段计分：在给定数值之间线性插值或分档", "Points at stated values, linear between them or in bands"),
        Formula = "z = p_k + (p_k+1 - p_k)*(x - a_k)/(a_k+1 - a_k); step: p_k, a_k <= x",
        Source = "分段计分 (points by segment); OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "piecewise", "anchors": [[0, 0], [1, 60], [2.5, 100]] }""",
        Options =
        [
            new("anchors", OptionType.Pairs, new("数值与得分的对照，至少两对", "Value and points, two rows at least")) { Required = true },
            new("form", OptionType.Choice, new("线性插值或分档", "Linear between the anchors, or in bands"))
            { Default = "linear", Choices = ["linear", "step"] },
            new("outside", OptionType.Choice, new("两端之外取端点得分，或沿线延伸", "Outside the anchors the nearest one's points, or on along the line"))
            { Default = "nearest", Choices = ["nearest", "extend"] },
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => false;

    public override Finding? Check(NormaliserContext context) => context.Options.Pairs("anchors").Count >= 2
        ? null
        : new Finding { Kind = FindingKinds.AnchorsUnfit, Found = Table.Show(context.Options.Pairs("anchors")), Expected = "anchors ≥ 2" };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) => new();

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        (double From, double To)[] anchors = [.. context.Options.Pairs("anchors")];
        var (linear, extend) = (context.Options.Word("form") == "linear", context.Options.Word("outside") == "extend");
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (double.IsNaN(value))
            {
                target[i] = value;
                continue;
            }
            var next = 0;
            while (next < anchors.Length && anchors[next].From <= value) next++;
            var inside = next > 0 && next < anchors.Length;
            if (!linear || (!inside && !extend)) target[i] = anchors[Math.Max(next - 1, 0)].To;
            else
            {
                var (low, high) = (anchors[Math.Clamp(next - 1, 0, anchors.Length - 2)], anchors[Math.Clamp(next, 1, anchors.Length - 1)]);
                target[i] = low.To + (high.To - low.To) * ((value - low.From) / (high.From - low.From));
            }
        }
    }
}
