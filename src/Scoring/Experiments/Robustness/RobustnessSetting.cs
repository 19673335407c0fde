using Scoring.Experiments.Plans;

namespace Scoring.Experiments.Robustness;

/// <summary>One choice of methods under which weights are drawn.</summary>
/// <param name="Name">Name, unique; <see cref="Variants.Nominal"/> for the scheme itself.</param>
/// <param name="Changes">What is different in it, as JSON on one line; <c>{}</c> for the scheme itself.</param>
/// <param name="Plan">The evaluated year under it.</param>
public sealed record RobustnessSetting(string Name, string Changes, ScoringPlan Plan);
