namespace Scoring.Experiments.Sensitivity;

/// <summary>Which assumptions of a scheme are varied and how.</summary>
public sealed record SchemeSensitivityOptions
{
    /// <summary>The calendar year; null = the last in which a unit is ranked. Default: null.</summary>
    public int? Year { get; init; }

    /// <summary>Code of the node whose scores and ranks are explained; null = the index. Default: null.</summary>
    public string? Node { get; init; }

    /// <summary>How weights vary. Default: every weighting of a node's children equally likely.</summary>
    public VariedWeights Weights { get; init; } = VariedWeights.Uniform;

    /// <summary>p of the noise ±p around nominal weights, 0 … 1: 0.25 for ±25 %. Default: 0.25.</summary>
    public double Noise { get; init; } = 0.25;

    /// <summary>Whether the weights of a node are one input together. Default: each weight is one.</summary>
    public bool ByNode { get; init; }

    /// <summary>Size and seed of the design.</summary>
    public SensitivityOptions Design { get; init; } = new();

    /// <summary>Whether weights are the run's at every point.</summary>
    internal bool Stays => Weights == VariedWeights.Fixed || (Weights == VariedWeights.Noise && Noise == 0);
}

/// <summary>How weights vary in a sensitivity analysis. The inputs are the independent numbers that weights are made from, never the weights themselves.</summary>
public enum VariedWeights
{
    /// <summary>w = E / ΣE over the children of a node, E = −ln u: uniform on the simplex.</summary>
    Uniform,

    /// <summary>w = n · (1 + p·(2u − 1)), brought back to the sum of the nominal weights n.</summary>
    Noise,

    /// <summary>Weights stay as they are.</summary>
    Fixed,
}
