namespace Scoring.Weighting;

/// <summary>The methods of weighting there are; the first is the default.</summary>
static class Weighers
{
    public static IReadOnlyList<Weigher> All { get; } =
    [
        new GivenWeights(), new EqualWeights(), new MultiplierWeights(), new AnalyticHierarchy(), new DelphiWeights(), new EntropyWeights(), new PanelEntropy(),
        new Critic(), new VariationWeights(), new PrincipalComponents(), new BalancedWeights(), new InfomaxWeights(), new CombinedWeights(),
    ];

    public static Weigher Find(string name) => All.First(weigher => weigher.Definition.Name == name);
}
