namespace Scoring.Experiments.Sensitivity;

/// <summary>How large a sensitivity analysis is and what makes its points.</summary>
public sealed record SensitivityOptions
{
    /// <summary>Rows of the design; powers of two fill the cube evenly. Each costs k + 2 evaluations, or 2k + 1 with Shapley effects.</summary>
    public int Rows { get; init; } = 1024;

    /// <summary>Seed of the scrambling, of the orders and of the bootstrap.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>True adds the walks from A to B that Shapley effects need.</summary>
    public bool Shapley { get; init; } = true;

    /// <summary>Groups of neighbouring rows, from which the bootstrap draws with replacement; as many as rows draws single rows. At most the rows.</summary>
    public int Groups { get; init; } = 64;

    /// <summary>Bytes that the sums may take; groups are halved, down to 8, until they fit. Default: 512 MiB.</summary>
    public long Budget { get; init; } = 512L << 20;

    /// <summary>Replicates of the bootstrap.</summary>
    public int Replicates { get; init; } = 100;

    /// <summary>Share of the replicates inside the percentile intervals.</summary>
    public double Confidence { get; init; } = 0.90;

    /// <summary>Threads; 0 takes as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
