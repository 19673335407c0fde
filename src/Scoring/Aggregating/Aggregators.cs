namespace Scoring.Aggregating;

/// <summary>The aggregators there are; the first is the default.</summary>
static class Aggregators
{
    public static IReadOnlyList<Aggregator> All { get; } =
    [
        new Arithmetic(), new Geometric(), new Harmonic(), new GeneralisedMean(), new Sum(), new Minimum(), new Maximum(), new Median(), new Formula(),
        new OrderedWeightedAverage(), new MeanMin(), new MazziottaPareto(), new AdjustedMazziottaPareto(), new Wroclaw(), new Topsis(), new GreyRelational(), new Vikor(),
        new RankSumRatio(), new Promethee(), new Copeland(), new BordaCount(),
        new BenefitOfTheDoubt(),
    ];

    public static Aggregator Find(string name) => All.First(aggregator => aggregator.Definition.Name == name);
}
