using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring thresholds SCHEME PANEL…</c>: which weight tips which unit, exactly.</summary>
static class ThresholdsCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var year = Options.Year("Year. Default: the last with ranks.");
        var weights = new Option<string[]>("--weight")
        {
            Description = "Slide these weights (nodes or indicators) and show the changes of places nearest to the present share, in order; with --unit the unit's rank along the slider.",
            HelpName = "CODE",
            AllowMultipleArgumentsPerToken = true,
        };
        var units = new Option<string[]>("--unit")
        {
            Description = "How far each weight can go before these units change place, tightest first.",
            HelpName = "CODE",
            AllowMultipleArgumentsPerToken = true,
        };
        var top = Options.Count("--top", "Rows shown of each table.", 20);
        var output = new Option<string?>("--out", "-o") { Description = "Folder for thresholds.parquet, or a file ending in .parquet: the interval of every unit and weight.", HelpName = "DIR|FILE" };

        var command = new ExampleCommand("thresholds", "Finds exactly how far each weight can go before units change place, without sampling.",
            "scoring thresholds demo/scheme.json demo/panel.parquet --top 5",
            "scoring thresholds demo/scheme.json demo/panel.parquet --weight input --unit 901005 --out demo/thresholds")
        {
            inputs.Scheme, inputs.Panel, year, weights, units, top, output, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var quiet = parse.GetValue(Options.Quiet);
            var progress = Progress.To(session, quiet);
            if (parse.GetValue(output) is { } target) ThresholdRun.CheckTarget(target);
            var (thresholds, outcome) = ThresholdRun.Execute(
                inputs.Request(parse, session),
                parse.GetValue(year));
            var view = ThresholdView.Of(thresholds, parse.GetValue(weights) ?? [], parse.GetValue(units) ?? [], parse.GetValue(top));
            if (parse.GetValue(output) is { } path)
            {
                ThresholdRun.Save(thresholds, path);
                progress($"wrote thresholds to {path}");
            }
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => new ThresholdJson(view).Write(writer)));
            else new ThresholdPrinter(view, language).Print(session);
            if (!quiet) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 1);
            return RunReport.Code(outcome.Findings, parse.GetValue(failOn));
        });
        return command;
    }
}
