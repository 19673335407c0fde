using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Experiments;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>Scheme and panel are read, every setting of method choices is evaluated, and ranks are counted over draws of the weights.</summary>
public static class RobustnessRun
{
    /// <summary>Reads, evaluates and draws; writes nothing.</summary>
    /// <exception cref="ScoringException">Scheme, panel, variants or options cannot be worked with, or the analysis to extend is another one.</exception>
    /// <exception cref="OperationCanceledException">Stopped before a draw was made.</exception>
    public static RobustnessOutcome Execute(RobustnessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var earlier = request.Extend is { } folder ? RobustnessFolder.Read(folder) : null;
        var (draws, empty, units, findings) = LayOut(request);
        // The panels are done with: draws need the plans alone.
        AnnualRun.ReturnBuffers();
        var loop = new RobustnessLoop(request, draws, empty, units);
        var (result, isStopped, settlement) = loop.Run(earlier);
        // Not in the manifest: what is written is what a run of so many draws writes.
        if (settlement is { IsSettled: false })
            findings = [.. findings, new Finding { Kind = FindingKinds.RanksUnsettled, Found = AnnualRun.Line($"±{settlement.HalfWidth:0.##}, {result.Ranks.Draws:N0}"), Expected = AnnualRun.Line($"{settlement.Rule}, ≈ {settlement.DrawsNeeded:N0}") }];
        return new RobustnessOutcome(result, findings, draws.Total(request.Draws), isStopped, settlement, draws);
    }

    /// <summary>Saves the first draws that were counted as variants, each with its weights and its setting's changes: a run of one gives the ranks of its draw.</summary>
    /// <param name="outcome">The analysis.</param>
    /// <param name="file">The file, which <c>whatif --variants</c> reads.</param>
    /// <param name="most">Most draws saved.</param>
    /// <exception cref="ScoringException">The file cannot be written.</exception>
    public static void SaveDraws(RobustnessOutcome outcome, string file, int most)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        var numbers = outcome.Result.Ranks.Ranges.SelectMany(range => Enumerable.Range(0, (int)Math.Min(range.Count, most)).Select(place => range.First + place)).Take(most);
        var variants = numbers.Select(draw => Variants.Of(AnnualRun.Line($"draw {draw}"), outcome.Result.Manifest.Settings[outcome.Draws.Of(draw).Setting].Changes, outcome.Draws.Weights(draw)));
        AtomicFile.Write(file, Variants.Write(variants));
    }

    /// <summary>Everything up to the first draw: plans, and what the results rest on.</summary>
    static (RobustnessDraws Draws, RobustnessManifest Empty, List<RobustnessUnit> Units, IReadOnlyList<Finding> Findings) LayOut(RobustnessRequest request)
    {
        var run = request.Run;
        var (source, schemeFiles) = SchemeFile.ReadSource(run.SchemeFile);
        var files = new List<InputFile>(schemeFiles);
        var variants = ReadVariants(request, source.Scheme, files);
        var plan = ComparisonPlan.Of(source, request.Cross ? MethodChoices.Cross(variants) : variants);
        var reading = AnnualRun.ReadPanel(run, source.Scheme, plan.NeededVariables);
        var (tables, tableFiles) = SchemeTables.Read(source.Scheme, run.SchemeFile);
        AnnualRun.ReturnBuffers();
        var choices = MethodChoices.Of(plan, reading.Panel, request.Year, new PlanOptions { Node = request.Node, Space = request.Space }, run.Threads, tables);
        var draws = Prepare(choices, request);
        var nominal = draws.Plans[0];
        if (draws.Total(request.Draws) > uint.MaxValue)
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = AnnualRun.Line($"{request.Draws:N0} draws × {choices.Settings.Count} settings"), Expected = AnnualRun.Line($"≤ {uint.MaxValue:N0}") });
        run.Progress(AnnualRun.Line($"laid out {nominal.Units.Count:N0} units, {nominal.WeightCount} weights, {choices.Settings.Count} settings: {nominal.Reason.En}"));
        IReadOnlyList<Finding> findings = [.. reading.Findings, .. choices.Findings];
        var empty = new RobustnessManifest
        {
            Engine = AnnualRun.EngineVersion,
            SchemeId = source.Scheme.Id,
            SchemeVersion = source.Scheme.Version,
            SchemeJson = SchemeWriter.Write(source.Scheme),
            Year = nominal.Year,
            Node = nominal.Node,
            Settings = [.. choices.Settings.Zip(draws.Plans, (setting, plan) => (setting.Name, setting.Changes, plan.Path.ToString().ToLowerInvariant()))],
            Options = Options(request),
            Fingerprint = draws.Fingerprint,
            Inputs = [.. files, .. reading.Files, .. tableFiles],
            Findings = findings.GroupBy(finding => finding.Kind.Code, StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => kind.Sum(finding => (long)finding.Count), StringComparer.Ordinal),
        };
        return (draws, empty, UnitsOf(choices.Nominal, nominal, draws.Units), findings);
    }

    static List<Variant> ReadVariants(RobustnessRequest request, Scheme scheme, List<InputFile> files)
    {
        var variants = VariantFiles.Read(request.VariantFiles, request.Vary, scheme, files);
        Variants.CheckNames(variants);
        return variants;
    }

    static RobustnessDraws Prepare(MethodChoices choices, RobustnessRequest request)
    {
        var bounds = request.Tiers.Select(tier => tier.Last);
        try
        {
            return new RobustnessDraws([.. choices.Settings.Select(setting => setting.Plan)], new DrawOptions
            {
                Sampling = request.Sampling,
                Seed = request.Seed,
                Only = request.Only.Count == 0 ? null : request.Only,
                Tops = [.. request.Best.Concat(bounds).Distinct().Order()],
                Pairs = request.Pairs,
                MemoryBudget = request.MemoryBudget,
                Threads = request.Run.Threads,
            });
        }
        catch (ArgumentException refusal)
        {
            var message = refusal.ParamName is { } name ? refusal.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : refusal.Message;
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = message });
        }
    }

    /// <summary>Everything that can be told wrong before a file is read, at once.</summary>
    static void Check(RobustnessRequest request)
    {
        var faults = new List<Finding>();
        if (request.Draws is < 1 or > 1_000_000_000) Fault(AnnualRun.Line($"{request.Draws} draws"), "1 … 1,000,000,000");
        if (request.Shard is { } shard && (shard.Of < 1 || shard.Index < 1 || shard.Index > shard.Of)) Fault(AnnualRun.Line($"shard {shard.Index}/{shard.Of}"), "1/n … n/n");
        if (request.Shard is not null && request.Until is not null) Fault("--shard, --until", "one of the two: shards are cut before ranks can settle");
        if (request.Best.Count == 0 || request.Best.Any(k => k < 1)) Fault("best " + string.Join(",", request.Best), "≥ 1");
        if (request.MemoryBudget < 1 << 20) Fault(AnnualRun.Line($"memory {request.MemoryBudget}"), "≥ 1 MB");
        for (var tier = 0; tier < request.Tiers.Count; tier++)
            if (request.Tiers[tier].Last <= (tier == 0 ? 0 : request.Tiers[tier - 1].Last) || request.Tiers[tier].Name.AsSpan().ContainsAny(',', '=') || request.Tiers[tier].Name.Length == 0
                || request.Tiers.Take(tier).Any(other => other.Name == request.Tiers[tier].Name))
                Fault(AnnualRun.Line($"tier {request.Tiers[tier].Name}={request.Tiers[tier].Last}"), "NAME=LAST, names unique, last ranks ascending");
        foreach (var (first, second) in request.Pairs)
            if (first == second) Fault($"pair {first},{second}", "two units");
        if (faults.Count > 0) throw new ScoringException(faults);

        void Fault(string found, string expected) => faults.Add(new Finding { Kind = FindingKinds.BadArgument, Found = found, Expected = expected });
    }

    static List<RobustnessUnit> UnitsOf(Evaluation evaluation, ScoringPlan plan, IReadOnlyList<string> codes)
    {
        var index = evaluation.Years.ToList().IndexOf(plan.Year);
        var year = evaluation.Nodes.First(node => node.Code == plan.Node).Years[index];
        var grades = plan.Classes.Count == 0 ? null : evaluation.Grades;
        return
        [
            .. codes.Select(code => evaluation.Roster.IndexOf(code) is >= 0 and var unit
                ? new RobustnessUnit(code, evaluation.Roster.Units[unit].Name, year.Scores[unit], year.Ranks[unit], grades?.ClassAt(grades.Years[index].Classes[unit])?.Code)
                : new RobustnessUnit(code, Text.Same(code), double.NaN, double.NaN)),
        ];
    }

    /// <summary>All that bears on the numbers and is neither in the scheme nor in the number of draws.</summary>
    static SortedDictionary<string, string> Options(RobustnessRequest request)
    {
        var options = AnnualRun.Options(request.Run with { Years = [], Language = Language.Chinese });
        options["best"] = string.Join(",", request.Best.Distinct().Order());
        if (request.Pairs.Count > 0) options["pairs"] = string.Join(";", request.Pairs.Select(pair => $"{pair.First},{pair.Second}"));
        options["sampling"] = SamplingText.Of(request.Sampling);
        options["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture);
        options["space"] = request.Space == WeightSpace.Tree ? "tree" : "leaf";
        if (request.Only.Count > 0) options["only"] = string.Join(",", request.Only);
        if (request.Tiers.Count > 0) options["tiers"] = string.Join(",", request.Tiers.Select(tier => AnnualRun.Line($"{tier.Name}={tier.Last}")));
        if (request.MemoryBudget != new RobustnessRequest { Run = request.Run }.MemoryBudget) options["memory"] = request.MemoryBudget.ToString(CultureInfo.InvariantCulture);
        return options;
    }
}
