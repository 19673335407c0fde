using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Entropy weights of a panel: units and years together, between the smallest and the largest value of all years.</summary>
/// <remarks>
/// z = (x − min)/(max − min) with min and max over all units and years, p = z/ΣΣz, e = −k·ΣΣ p·ln p with k = 1/ln(years·n), w ∝ 1 − e. Cells that are
/// missing are left out and k counts what remains. One set of weights holds for all years, so scores stay comparable over time. Values may be negative.
/// Where the scheme normalises every year by itself, these normalised values are what is pooled. Source: the panel form of the entropy method in
/// Chinese regional evaluation (pooled shares over years and units).
/// </remarks>
sealed class PanelEntropy : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "panel-entropy",
        Summary = new("面板熵权法：各年合并确定极值和比重，一套权重用于所有年份", "Entropy weights of a panel: shares and extremes over all units and years, one set of weights for all years"),
        Formula = "z = (x - min)/(max - min); p = z/sum(z); e = -sum(p*ln p)/ln(years*n); w = (1 - e)/sum(1 - e)",
        Source = "panel form of the entropy method in Chinese regional evaluation, after Hwang, Yoon (1981)",
        Example = """{ "method": "panel-entropy", "zeros": "shift", "epsilon": 0.0001 }""",
        Options = EntropyDivergence.ZeroOptions,
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context) => EntropyWeights.Weigh(context, rescaled: true);
}
