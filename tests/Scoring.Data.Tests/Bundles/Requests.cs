using Scoring.Data.Bundles;
using Scoring.Evaluating;

namespace Scoring.Data.Tests.Bundles;

/// <summary>Requests as tests make them.</summary>
static class Requests
{
    public static BundleRequest For(Evaluation evaluation, string directory) => new()
    {
        Evaluation = evaluation,
        Directory = directory,
        EngineVersion = "0.1.0-test",
        SchemeJson = SampleRun.SchemeJson,
        Inputs = [new InputFile("b.parquet", 20, new string('b', 64)), new InputFile("a.csv", 10, new string('a', 64))],
        Findings = evaluation.Findings,
        Contributions = SampleRun.Contributions(evaluation),
        Options = new Dictionary<string, string> { ["years"] = "2020-2022", ["fail-on"] = "error" },
    };

    /// <summary>The files of a folder with their bytes, by name.</summary>
    public static SortedDictionary<string, byte[]> Files(string directory) =>
        new(Directory.GetFiles(directory).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes), StringComparer.Ordinal);
}
