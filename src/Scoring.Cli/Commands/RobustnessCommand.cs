using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring robustness SCHEME PANEL… --out DIR</c>: how sure ranks are.</summary>
static class RobustnessCommand
{
    /// <summary>Most weightings where ranks are to settle and no number is given.</summary>
    const long MostUntilSettled = 1_000_000;

    /// <summary>Most draws that are saved with their weights.</summary>
    const int MostSaved = 1000;

    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; an earlier analysis there is replaced in one step.", HelpName = "DIR", Required = true };
        var draws = new Option<long>("--draws", "-n")
        {
            Description = "Weightings drawn, under every setting the same; with --until the most. Default: 10000, with --until 1000000.",
            HelpName = "N",
            DefaultValueFactory = _ => 10_000,
            CustomParser = result => (long)(Options.WholeNumber(result, 1, 1_000_000_000) ?? 0),
        };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = result => Options.WholeNumber(result, 0, ulong.MaxValue) ?? 0 };
        var sampling = SamplingOptions.Create();
        var only = new Option<string[]>("--only") { Description = "Draw the weights of this node's children only.", HelpName = "CODE" };
        var space = new Option<string>("--space") { Description = "tree: weights of a node's children sum up; leaf: all indicators share one simplex. Default: tree.", HelpName = "tree|leaf", DefaultValueFactory = _ => "tree" };
        space.AcceptOnlyFromAmong("tree", "leaf");
        var vary = new Option<string[]>("--vary") { Description = "A method choice to draw under as well, as in 'scoring compare': normalise=z-score, impute=none, leave-one-out=pillars.", HelpName = "VARIANT" };
        var variants = new Option<string[]>("--variants") { Description = "JSON file of variants ('scoring schema variants').", HelpName = "FILE" };
        var single = new Option<bool>("--one-at-a-time") { Description = "Take method choices one at a time instead of in all combinations." };
        var node = new Option<string?>("--node") { Description = "Node or publication that is ranked. Default: the index.", HelpName = "CODE" };
        var until = new Option<string?>("--until") { Description = "Stop when the mean ranks of all units together are known so well, as in ±1@95%.", HelpName = "±K@P%" };
        var extend = new Option<string?>("--extend") { Description = "Take over the draws of this earlier analysis and make those that are missing.", HelpName = "DIR" };
        var shard = new Option<string?>("--shard") { Description = "Count one of several parts only, for 'scoring merge'.", HelpName = "I/N" };
        var memory = new Option<int?>("--memory") { Description = "MB for the table of units and ranks; ranks share cells where it does not fit. Default: 512.", HelpName = "MB", CustomParser = result => (int?)Options.WholeNumber(result, 1, 1 << 20) };
        var save = new Option<string?>("--save-draws") { Description = "Save the draws, at most the first 1,000, with their weights as variants for 'scoring whatif'.", HelpName = "FILE" };
        var report = RobustnessReport.Options.Create();

        var command = new ExampleCommand("robustness", "Draws weights, and methods where asked to, and shows how sure each unit's rank is.",
            "scoring robustness demo/scheme.json demo/panel.parquet --draws 500 --noise 25% --out demo/robustness --top 5",
            "scoring robustness demo/scheme.json demo/panel.parquet --draws 1000 --noise 25% --extend demo/robustness --out demo/robustness --top 5")
        {
            inputs.Scheme, inputs.Panel, output, draws, seed, sampling.Floor, sampling.Noise, sampling.Dirichlet, sampling.Order, sampling.Interval, only, space, vary, variants, single,
            report.Year, node, report.Best, report.Tier, report.Pair, until, extend, shard, memory, save, report.Top, report.Unit, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var quiet = parse.GetValue(Options.Quiet);
            var language = parse.GetValue(Options.Language);
            using var stop = StopSignal.On(session);
            var progress = new DrawProgress(session, quiet, language);
            var request = new RobustnessRequest
            {
                Run = inputs.Request(parse, session),
                Year = parse.GetValue(report.Year),
                Node = parse.GetValue(node),
                Space = parse.GetValue(space) == "leaf" ? WeightSpace.Leaf : WeightSpace.Tree,
                Sampling = sampling.Read(parse),
                Only = parse.GetValue(only) ?? [],
                Seed = parse.GetValue(seed),
                Draws = parse.GetValue(until) is not null && parse.GetResult(draws) is not { Implicit: false } ? MostUntilSettled : parse.GetValue(draws),
                Until = ReadUntil(parse.GetValue(until)),
                Shard = ReadShard(parse.GetValue(shard)),
                Vary = parse.GetValue(vary) ?? [],
                VariantFiles = parse.GetValue(variants) ?? [],
                Cross = !parse.GetValue(single),
                Best = report.ReadBest(parse),
                Tiers = report.ReadTiers(parse),
                Pairs = report.ReadPairs(parse),
                MemoryBudget = (long)(parse.GetValue(memory) ?? 512) << 20,
                Extend = parse.GetValue(extend),
                Drawn = progress.Report,
                Stop = stop.Token,
            };
            var folder = parse.GetRequiredValue(output);
            RobustnessFolder.Check(folder);
            var outcome = RobustnessRun.Execute(request);
            report.CheckUnits(outcome.Result, parse);
            if (outcome.IsStopped) return Keep(outcome, folder, request.Extend, session, language);
            if (parse.GetValue(save) is { } file) RobustnessRun.SaveDraws(outcome, file, MostSaved);
            RobustnessFolder.Write(outcome.Result, folder);
            report.Print(outcome.Result, session, parse, outcome.Settlement);
            if (!quiet) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 2);
            return RunReport.Code(outcome.Findings, parse.GetValue(failOn));
        });
        return command;
    }

    /// <summary>Writes what was drawn before it was stopped; never in place of an analysis that holds other draws.</summary>
    static int Keep(RobustnessOutcome outcome, string folder, string? extended, Session session, Language language)
    {
        var isFree = !RobustnessFolder.IsOne(folder) || (extended is not null && Path.GetFullPath(extended) == Path.GetFullPath(folder));
        var place = isFree ? folder : Beside(folder, extended);
        RobustnessFolder.Write(outcome.Result, place);
        session.Error.WriteLine(language == Language.Chinese
            ? $"已停止：{outcome.Wanted:N0} 次抽样中的 {outcome.Result.Ranks.Draws:N0} 次保存在 {place}；加 --extend {place} 可继续。"
            : $"Stopped: {outcome.Result.Ranks.Draws:N0} of {outcome.Wanted:N0} draws are kept in {place}; --extend {place} goes on.");
        return ExitCode.Cancelled;
    }

    /// <summary>The first of <c>DIR.part</c>, <c>DIR.part2</c> and so on that is free, or holds the draws that were gone on with.</summary>
    static string Beside(string folder, string? extended)
    {
        var place = Path.TrimEndingDirectorySeparator(folder) + ".part";
        for (var n = 2; Path.Exists(place) && !(extended is not null && Path.GetFullPath(extended) == Path.GetFullPath(place)); n++)
            place = FormattableString.Invariant($"{Path.TrimEndingDirectorySeparator(folder)}.part{n}");
        return place;
    }

    static SettledRule? ReadUntil(string? text)
    {
        if (text is null) return null;
        return SettledRule.TryParse(text, out var rule) ? rule : throw Bad($"--until {text}", "places and confidence, as in ±1@95%");
    }

    static (int, int)? ReadShard(string? text)
    {
        if (text is null) return null;
        var parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out var index) && int.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out var of)
            ? (index, of)
            : throw Bad($"--shard {text}", "I/N, as in 1/16");
    }

    static ScoringException Bad(string found, string expected) => new(new Finding { Kind = FindingKinds.BadArgument, Found = found, Expected = expected });
}
