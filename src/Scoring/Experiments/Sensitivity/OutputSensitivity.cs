namespace Scoring.Experiments.Sensitivity;

/// <summary>What one output's variance comes from.</summary>
/// <param name="Variance">Sample variance over A and B, in the square of the output's unit; 0 when it does not vary.</param>
/// <param name="Indices">By input.</param>
/// <param name="Lower">Lower ends of the bootstrap's percentile intervals, by input.</param>
/// <param name="Upper">Upper ends of the bootstrap's percentile intervals, by input.</param>
/// <param name="Errors">Standard deviations over the bootstrap's replicates, by input.</param>
public sealed record OutputSensitivity(double Variance, IReadOnlyList<SensitivityIndex> Indices, IReadOnlyList<SensitivityIndex> Lower,
    IReadOnlyList<SensitivityIndex> Upper, IReadOnlyList<SensitivityIndex> Errors);
