using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring thresholds SCHEME PANEL…</c>: which weight tips which unit, exactly.</summary>
static class ThresholdsCommand
{
    public static Command Create(Session session)
    {
        var scheme = Options.Scheme();
        var panel = Options.Panel();
        var roster = Options.Roster();
        var columns = Options.Columns();
        var threads = Options.Threads();
        var failOn = Options.FailOn();
        var year = new Option<int?>("--year")
        {
            Description = "Year. Default: the last.",
            HelpName = "YEAR",
            CustomParser = result => (int?)Options.WholeNumber(result, 1, 9999),
        };
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
        var top = new Option<int>("--top")
        {
            Description = "Rows shown of each table.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
            CustomParser = result => (int)(Options.WholeNumber(result, 1, int.MaxValue) ?? 0),
        };
        var output = new Option<string?>("--out", "-o") { Description = "Folder for thresholds.parquet, or a file ending in .parquet: the interval of every unit and weight.", HelpName = "DIR|FILE" };

        var command = new ExampleCommand("thresholds", "Finds exactly how far each weight can go before units change place, without sampling.",
            "scoring thresholds demo/scheme.json demo/panel.parquet --top 5",
            "scoring thresholds demo/scheme.json demo/panel.parquet --weight input --unit 901005 --out demo/thresholds")
        {
            scheme, panel, year, weights, units, top, output, roster, columns, threads, failOn,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var quiet = parse.GetValue(Options.Quiet);
            var progress = Progress.To(session, quiet);
            if (parse.GetValue(output) is { } target) ThresholdRun.CheckTarget(target);
            var (thresholds, outcome) = ThresholdRun.Execute(
                new RunRequest
                {
                    SchemeFile = parse.GetRequiredValue(scheme),
                    Panel = parse.GetRequiredValue(panel),
                    RosterFile = parse.GetValue(roster),
                    Columns = ColumnMap.Parse(parse.GetValue(columns) ?? []),
                    Threads = parse.GetValue(threads),
                    Progress = progress,
                },
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
