using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Findings;
using Scoring.Targeting;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring target RUN UNIT</c>: the least change that takes a unit, or each of them, to a place or a class.</summary>
static class TargetCommand
{
    public static Command Create(Session session)
    {
        var run = Options.Run();
        var unit = new Argument<string?>("unit") { Description = "Code of the unit; left out with --all.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Targets of every ranked unit, written to --out." };
        var output = new Option<string?>("--out", "-o") { Description = "File for the targets of all units: .parquet or .csv.", HelpName = "FILE" };
        var goal = TargetOptionsLine.Create();
        var year = Options.Year("Year. Default: the last with ranks.");
        var several = new Option<bool>("--several") { Description = "Also move several indicators together, the ones that give most for their cost first." };
        var costs = new Option<string?>("--costs") { Description = "Costs of indicators (CSV or Parquet: indicator, cost of one unit of measure).", HelpName = "FILE" };
        var cost = new Option<string[]>("--cost") { Description = "Cost of one unit of measure of an indicator. Default: a standard deviation of any indicator costs the same.", HelpName = "CODE=N" };
        var frozen = new Option<bool>("--frozen") { Description = "Hold bounds, weights and other parameters as the run fitted them instead of letting them follow the changed value." };
        var tables = new Option<string?>("--tables") { Description = "Folder of the tables that the run's scheme names.", HelpName = "DIR" };
        var top = Options.Count("--top", "Rows shown.", 40);
        var threads = Options.Threads();

        var command = new ExampleCommand("target", "Finds the least change of one indicator, or of several, that takes a unit to a rank, a class or a score; with --all for every unit.",
            "scoring target demo/run 901001 --up 10",
            "scoring target demo/run 901001 --rank 900 --indicators A1,B4 --several --cost A1=2.5 --cost B4=1 --limit B4=..400 --step B4=1",
            "scoring target demo/run --all --up 5 --limits peers --out demo/targets.csv")
        {
            run, unit, goal.Rank, goal.Up, goal.Grade, goal.Score, goal.Within, year, goal.Indicators, several, costs, cost, goal.Limit, goal.Limits, goal.Step, frozen, all, output, tables, top, threads,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            var isAll = result.GetValue(all);
            if (isAll == result.GetValue(unit) is { Length: > 0 }) result.AddError("Name one unit, or give --all.");
            if (isAll != (result.GetValue(output) is not null)) result.AddError(isAll ? "--all needs --out FILE." : "--out goes with --all.");
            if (isAll && (result.GetValue(several) || result.GetValue(costs) is not null || result.GetValue(cost) is { Length: > 0 })) result.AddError("--several, --costs and --cost go with one unit.");
            goal.Check(result);
        });
        command.SetAction(parse =>
        {
            var (language, quiet) = (parse.GetValue(Options.Language), parse.GetValue(Options.Quiet));
            var progress = Progress.To(session, quiet);
            var aim = goal.AimOf(parse);
            var (limits, steps) = (goal.LimitsOf(parse), goal.StepsOf(parse));
            var peers = parse.GetValue(goal.Limits) == "peers";
            var prices = new Dictionary<string, double>(parse.GetValue(costs) is { } file ? TargetCosts.Read(file) : new Dictionary<string, double>());
            foreach (var (code, price) in CodeNumbers.Parse("--cost", parse.GetValue(cost) ?? [])) prices[code] = price;
            if (parse.GetValue(output) is { } target) TargetRun.CheckTarget(target);
            var source = TargetRun.Read(parse.GetRequiredValue(run), parse.GetValue(tables), parse.GetValue(frozen), parse.GetValue(threads));
            IReadOnlyList<Finding> found = source.Findings;
            if (parse.GetValue(output) is { } path)
            {
                var targets = TargetRun.ForAll(source, aim, new TargetOptions
                {
                    Year = parse.GetValue(year) ?? source.Evaluation.LatestYear,
                    Indicators = goal.IndicatorsOf(parse),
                    Limits = limits,
                    PeerLimits = peers,
                    Steps = steps,
                    Threads = parse.GetValue(threads),
                });
                TargetRun.Save(targets, path);
                progress($"wrote targets to {path}");
                var view = new TargetListView(targets);
                if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(view.WriteJson));
                else view.Print(session, language, parse.GetValue(top));
                found = [.. found, .. targets.Findings];
            }
            else
            {
                var view = new TargetView(TargetAnswer.Of(source, parse.GetValue(unit)!, parse.GetValue(year), new TargetInquiry
                {
                    Aim = aim,
                    Indicators = goal.IndicatorsOf(parse),
                    Limits = limits,
                    PeerLimits = peers,
                    Steps = steps,
                    Costs = prices,
                    Several = parse.GetValue(several),
                }));
                if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(view.WriteJson));
                else view.Print(session, language, parse.GetValue(top));
            }
            if (!quiet) FindingTable.PrintSummary(found, session.Error, language, examples: 2);
            return ExitCode.Done;
        });
        return command;
    }
}
