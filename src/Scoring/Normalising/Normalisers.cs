namespace Scoring.Normalising;

/// <summary>The normalisers there are; the first is the default.</summary>
static class Normalisers
{
    public static IReadOnlyList<Normaliser> All { get; } =
    [
        new MinMax(), new ZScore(), new Goalposts(), new StandardValue(), new PercentileRank(), new Rank(), new Borda(),
        new DistanceToBest(), new DistanceToReference(), new DistanceToTarget(), new FractionOfMax(), new EfficacyCoefficient(),
        new TargetCompletion(), new DeviationFromAverage(), new LevelAndIncrement(), new RankToPoints(), new Piecewise(), new Categorical(),
        new InverseNormalScore(), new Sigmoid(), new Logarithmic(), new ExponentialRank(), new Unchanged(),
    ];

    public static Normaliser Find(string name) => All.First(normaliser => normaliser.Definition.Name == name);
}
