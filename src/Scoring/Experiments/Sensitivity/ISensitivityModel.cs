namespace Scoring.Experiments.Sensitivity;

/// <summary>What a sensitivity analysis varies: a function from independent uniform inputs to outputs. One instance serves one thread.</summary>
public interface ISensitivityModel
{
    /// <summary>Evaluates the outputs at one point.</summary>
    /// <param name="uniforms">By input, each in [0, 1), independent of the others.</param>
    /// <param name="outputs">By output, to be filled. NaN is refused: an output must have a value at every point.</param>
    void Evaluate(ReadOnlySpan<double> uniforms, Span<double> outputs);
}
