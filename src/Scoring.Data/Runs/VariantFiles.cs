using Scoring.Experiments;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>The variants that a request names: those of files first, then those in the short form.</summary>
static class VariantFiles
{
    /// <summary>Reads them.</summary>
    /// <param name="paths">Files of variants.</param>
    /// <param name="vary">Variants in the short form.</param>
    /// <param name="scheme">The scheme that they change.</param>
    /// <param name="files">Takes the files read.</param>
    /// <exception cref="ScoringException">A file cannot be read, or a variant says what cannot be.</exception>
    public static List<Variant> Read(IReadOnlyList<string> paths, IReadOnlyList<string> vary, Scheme scheme, List<InputFile> files)
    {
        var variants = new List<Variant>();
        foreach (var path in paths) variants.AddRange(Variants.Read(SchemeFile.ReadNamed(path, files), path, scheme));
        variants.AddRange(Variants.Parse(vary, scheme));
        return variants;
    }
}
