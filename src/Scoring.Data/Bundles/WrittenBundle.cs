using Scoring.Data.Results;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>A run that was written.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Outputs">Its tables, in ordinal order of their names; the manifest is not among them.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Findings">What was put in order on the way: an earlier run restored, leftovers removed. Not part of the bundle.</param>
public sealed record WrittenBundle(string Directory, IReadOnlyList<OutputFile> Outputs, InputFile Manifest, IReadOnlyList<Finding> Findings);
