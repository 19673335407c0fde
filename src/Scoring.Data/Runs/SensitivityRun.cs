using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Experiments;
using Scoring.Experiments.Sensitivity;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>What a sensitivity analysis is asked for.</summary>
public sealed record SensitivityRequest
{
    /// <summary>Scheme, panel, roster, columns, threads and progress, as for a run.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>Alternatives in their short form.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>Files of alternatives.</summary>
    public IReadOnlyList<string> VariantFiles { get; init; } = [];

    /// <summary>What varies, and the design.</summary>
    public SchemeSensitivityOptions Options { get; init; } = new();
}

/// <summary>What a sensitivity analysis came to.</summary>
public sealed record SensitivityOutcome
{
    /// <summary>The indices.</summary>
    public required SchemeSensitivity Sensitivity { get; init; }

    /// <summary>Everything found in the files and by the scheme's steps.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The files read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What was written; null until it is saved.</summary>
    public WrittenBundle? Bundle { get; init; }
}

/// <summary>A sensitivity analysis from files: scheme, alternatives and panel are read once; the table is written beside the nominal run's.</summary>
public static class SensitivityRun
{
    /// <summary>Reads and evaluates; writes nothing.</summary>
    /// <exception cref="ScoringException">Scheme, alternatives, panel or roster cannot be worked with, or nothing varies.</exception>
    public static SensitivityOutcome Execute(SensitivityRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = request.Run;
        var (source, schemeFiles) = SchemeFile.ReadSource(run.SchemeFile);
        var files = new List<InputFile>(schemeFiles);
        var variants = VariantFiles.Read(request.VariantFiles, request.Vary, source.Scheme, files);
        var needed = ComparisonPlan.Of(source, variants).NeededVariables;
        var reading = AnnualRun.ReadPanel(run, source.Scheme, needed);
        var (tables, tableFiles) = SchemeTables.Read(source.Scheme, run.SchemeFile);
        AnnualRun.ReturnBuffers();
        var options = request.Options with { Design = request.Options.Design with { Threads = run.Threads ?? 0 } };
        var sensitivity = SchemeSensitivity.Run(source, variants, reading.Panel, options, tables, cancellation);
        run.Progress(AnnualRun.Line($"evaluated {options.Design.Rows} rows of {sensitivity.Inputs.Count} assumptions for {sensitivity.Units.Count:N0} units"));
        return new SensitivityOutcome
        {
            Sensitivity = sensitivity,
            Findings = [.. reading.Findings, .. sensitivity.Nominal.Findings],
            Inputs = [.. files, .. reading.Files, .. tableFiles],
        };
    }

    /// <summary>Writes the nominal run's bundle with the table of indices in it, in place of an earlier one in the same folder.</summary>
    /// <exception cref="ScoringException">The folder holds something other than a run, or cannot be written.</exception>
    public static SensitivityOutcome Save(SensitivityOutcome outcome, string directory, SensitivityRequest request)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(request);
        var options = AnnualRun.Options(request.Run);
        foreach (var (name, value) in Named(request.Options, outcome.Sensitivity)) options["sensitivity." + name] = value;
        foreach (var input in outcome.Sensitivity.Inputs.Where(input => input.Kind == SensitivityInputKind.Choice)) options["choice." + input.Code] = string.Join(" | ", input.Alternatives);
        var nominal = outcome.Sensitivity.Nominal;
        var bundle = BundleWriter.Write(new BundleRequest
        {
            Evaluation = nominal,
            Directory = directory,
            EngineVersion = AnnualRun.EngineVersion,
            SchemeJson = SchemeWriter.Write(nominal.Scheme),
            Inputs = outcome.Inputs,
            Findings = outcome.Findings,
            Options = options,
            Further = [SensitivityTable.Of(outcome.Sensitivity)],
            Threads = request.Run.Threads ?? Environment.ProcessorCount,
        });
        request.Run.Progress(AnnualRun.Line($"wrote {bundle.Outputs.Sum(output => output.Bytes) / 1e6:F1} MB to {directory}"));
        return outcome with { Bundle = bundle, Findings = [.. outcome.Findings, .. bundle.Findings] };
    }

    static IEnumerable<(string Name, string Value)> Named(SchemeSensitivityOptions options, SchemeSensitivity result) =>
    [
        ("node", result.Node),
        ("year", Invariant($"{result.Year}")),
        ("weights", options.Weights switch { VariedWeights.Uniform => "uniform", VariedWeights.Noise => Invariant($"noise {options.Noise:R}"), _ => "fixed" }),
        ("by", options.ByNode ? "node" : "weight"),
        ("rows", Invariant($"{options.Design.Rows}")),
        ("seed", Invariant($"{options.Design.Seed}")),
        ("groups", Invariant($"{options.Design.Groups}")),
        ("replicates", Invariant($"{options.Design.Replicates}")),
        ("confidence", Invariant($"{options.Design.Confidence:R}")),
    ];

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
