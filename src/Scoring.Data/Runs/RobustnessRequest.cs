using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;

namespace Scoring.Data.Runs;

/// <summary>What an analysis of robustness is asked for.</summary>
public sealed record RobustnessRequest
{
    /// <summary>Scheme, panel, roster, columns, threads and progress, as for a run. Its years are not used.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>The year; null = the last in which a unit is ranked.</summary>
    public int? Year { get; init; }

    /// <summary>The node that is ranked; null = the index.</summary>
    public string? Node { get; init; }

    /// <summary>What weights are drawn on. Default: one simplex per node.</summary>
    public WeightSpace Space { get; init; } = WeightSpace.Tree;

    /// <summary>How weights are drawn. Default: uniform on every simplex.</summary>
    public WeightSampling Sampling { get; init; } = new UniformWeights();

    /// <summary>Nodes whose children's weights are drawn; empty = all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Seed. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of weightings; with <see cref="Until"/> the most. Default: 10,000.</summary>
    public long Draws { get; init; } = 10_000;

    /// <summary>When to stop; null = after <see cref="Draws"/>.</summary>
    public SettledRule? Until { get; init; }

    /// <summary>Which part of the draws to count; null = all.</summary>
    public (int Index, int Of)? Shard { get; init; }

    /// <summary>Variants in their short form: method choices.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>Files of variants.</summary>
    public IReadOnlyList<string> VariantFiles { get; init; } = [];

    /// <summary>Whether variants that change different things are combined. Default: true.</summary>
    public bool Cross { get; init; } = true;

    /// <summary>Places k whose P(rank ≤ k) is written. Default: 1, 3, 10.</summary>
    public IReadOnlyList<int> Best { get; init; } = [1, 3, 10];

    /// <summary>Tiers of ranks, best first: name and worst rank, ascending. Default: none.</summary>
    public IReadOnlyList<(string Name, int Last)> Tiers { get; init; } = [];

    /// <summary>Units whose order is counted, pair by pair, by code. Default: none.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; init; } = [];

    /// <summary>Bytes for the table of units × ranks. Default: 512 MB.</summary>
    public long MemoryBudget { get; init; } = 512L << 20;

    /// <summary>Folder of an earlier analysis whose draws are taken over; null = none.</summary>
    public string? Extend { get; init; }

    /// <summary>Told the draws done and to do from time to time.</summary>
    public Action<long, long> Drawn { get; init; } = (_, _) => { };

    /// <summary>Ends early; what is done is kept.</summary>
    public CancellationToken Stop { get; init; }
}
