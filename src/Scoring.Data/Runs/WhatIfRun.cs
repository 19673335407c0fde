using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>A what-if experiment: scheme, variants and panel are read once, and one year is ranked under each variant.</summary>
public static class WhatIfRun
{
    /// <summary>Reads and evaluates; writes nothing.</summary>
    /// <returns>The experiment, and everything found in the files, by the scheme's steps and about variants.</returns>
    /// <exception cref="ScoringException">Scheme, variants, panel or roster cannot be worked with, or no variant was named.</exception>
    public static (WhatIf WhatIf, IReadOnlyList<Finding> Findings) Execute(WhatIfRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = request.Run;
        var (source, schemeFiles) = SchemeFile.ReadSource(run.SchemeFile);
        var files = new List<InputFile>(schemeFiles);
        var variants = NamedChanges.Variants(request, files);
        variants.AddRange(VariantFiles.Read(request.VariantFiles, request.Vary, source.Scheme, files));
        if (variants.Count == 0) throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = "—", Expected = "--weight, --weights, --swap, --vary, --variants" });
        var plan = ComparisonPlan.Of(source, variants);
        var reading = AnnualRun.ReadPanel(run, source.Scheme, plan.NeededVariables);
        var (tables, _) = SchemeTables.Read(source.Scheme, run.SchemeFile);
        AnnualRun.ReturnBuffers();
        var whatIf = WhatIf.Run(plan, reading.Panel, request.Year, request.Node, run.Threads, tables);
        run.Progress(AnnualRun.Line($"ranked {whatIf.Variants.Count} variants in {whatIf.Year}: {whatIf.Reason.En}"));
        return (whatIf, [.. reading.Findings, .. whatIf.Findings]);
    }

    /// <summary>Writes <c>whatif.parquet</c> (a row per variant) and <c>whatif_ranks.parquet</c> (a row per variant and unit) into a folder; other files are left alone.</summary>
    /// <exception cref="ScoringException">The folder holds a run, or cannot be written; nothing was replaced.</exception>
    public static IReadOnlyList<OutputFile> Save(WhatIf whatIf, string folder)
    {
        ArgumentNullException.ThrowIfNull(whatIf);
        return LooseTables.Save([WhatIfTables.OfVariants(whatIf), WhatIfTables.OfRanks(whatIf)], folder);
    }

    /// <summary>Refuses a folder that must not be written to, before any work is done.</summary>
    /// <exception cref="ScoringException">It holds a run, or is a file.</exception>
    public static void CheckFolder(string folder) => LooseTables.CheckTarget(folder);

    /// <summary>Saves the variants as a file that <c>--variants</c> reads.</summary>
    /// <exception cref="ScoringException">The file cannot be written.</exception>
    public static void SaveVariants(WhatIf whatIf, string file)
    {
        ArgumentNullException.ThrowIfNull(whatIf);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        AtomicFile.Write(file, Variants.Write(whatIf.Variants.Select(variant => variant.Variant)));
    }
}
