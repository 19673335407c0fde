namespace Scoring.Experiments.Draws;

/// <summary>What is drawn and what is counted.</summary>
public sealed record DrawOptions
{
    /// <summary>How weights are drawn. Default: uniform on every simplex.</summary>
    public WeightSampling Sampling { get; init; } = new UniformWeights();

    /// <summary>Seed of the draws. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Codes of the nodes whose children's weights are drawn, the others keep the run's; null = all. Default: null.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Places k whose P(rank ≤ k) stays exact also where the table of ranks is too large for memory, ascending. Default: 1, 3, 5, 10, 20, 50, 100.</summary>
    public IReadOnlyList<int> Tops { get; init; } = [1, 3, 5, 10, 20, 50, 100];

    /// <summary>Pairs of units, by code, whose order is counted. Default: none.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; init; } = [];

    /// <summary>
    /// Bytes for the table of units × ranks and the ranks of a block, 1 MB or more. Where the full table does not fit, neighbouring ranks share a cell
    /// (<see cref="RankDistribution.Resolution"/>). Default: 512 MB.
    /// </summary>
    public long MemoryBudget { get; init; } = 512L << 20;

    /// <summary>Number of threads; null = as many as there are cores. Results are the same for any number. Default: null.</summary>
    public int? Threads { get; init; }
}
