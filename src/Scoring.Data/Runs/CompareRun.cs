using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Experiments;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>A comparison: scheme, variants and panel are read once, every variant is evaluated, and the tables are written beside the nominal run's.</summary>
public static class CompareRun
{
    /// <summary>Reads and evaluates; writes nothing.</summary>
    /// <exception cref="ScoringException">Scheme, variants, panel or roster cannot be worked with, or no variant was named.</exception>
    public static CompareOutcome Execute(CompareRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = request.Run;
        var (source, schemeFiles) = SchemeFile.ReadSource(run.SchemeFile);
        var files = new List<InputFile>(schemeFiles);
        var plan = ComparisonPlan.Of(source, ReadVariants(request, source.Scheme, files));
        var reading = AnnualRun.ReadPanel(run, source.Scheme, plan.NeededVariables);
        var (tables, tableFiles) = SchemeTables.Read(source.Scheme, run.SchemeFile);
        AnnualRun.ReturnBuffers();
        var comparison = Comparison.Run(plan, reading.Panel, request.Node, run.Threads, tables);
        run.Progress(AnnualRun.Line($"compared {comparison.Variants.Count} variants over {comparison.Years.Count} years"));
        return new CompareOutcome
        {
            Comparison = comparison,
            Findings = [.. reading.Findings, .. comparison.Findings],
            Inputs = [.. files, .. reading.Files, .. tableFiles],
        };
    }

    /// <summary>Writes the nominal run's bundle with the tables of the comparison in it, in place of an earlier one in the same folder.</summary>
    /// <exception cref="ScoringException">The folder holds something other than a run, or cannot be written.</exception>
    public static CompareOutcome Save(CompareOutcome outcome, string directory, CompareRequest request)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(request);
        var comparison = outcome.Comparison;
        var tables = new List<ResultTable> { ComparisonTables.OfRanks(comparison), ComparisonTables.OfAgreement(comparison) };
        if (request.Trends) tables.Add(TrendsTable.Of(comparison.Nominal));
        var options = AnnualRun.Options(request.Run);
        options["compare.node"] = comparison.Node.Code;
        foreach (var variant in comparison.Variants) options["variant." + variant.Variant.Name] = variant.Variant.ToJson();
        var bundle = BundleWriter.Write(new BundleRequest
        {
            Evaluation = comparison.Nominal,
            Directory = directory,
            EngineVersion = AnnualRun.EngineVersion,
            SchemeJson = SchemeWriter.Write(comparison.Nominal.Scheme),
            Inputs = outcome.Inputs,
            Findings = outcome.Findings,
            Options = options,
            Further = tables,
            Threads = request.Run.Threads ?? Environment.ProcessorCount,
        });
        request.Run.Progress(AnnualRun.Line($"wrote {bundle.Outputs.Sum(output => output.Bytes) / 1e6:F1} MB to {directory}"));
        return outcome with { Bundle = bundle, Findings = [.. outcome.Findings, .. bundle.Findings] };
    }

    static List<Variant> ReadVariants(CompareRequest request, Scheme scheme, List<InputFile> files)
    {
        var variants = VariantFiles.Read(request.VariantFiles, request.Vary, scheme, files);
        if (variants.Count > 0) return variants;
        throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = "—", Expected = "--vary, --variants" });
    }
}
