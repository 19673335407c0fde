using System.CommandLine;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring replay RUN --on PANEL --out DIR</c>: another panel scored with the scheme and the parameters of a run.</summary>
static class ReplayCommand
{
    public static Command Create(Session session)
    {
        var run = Options.Run();
        var panel = new Option<string[]>("--on")
        {
            Description = "Panel: Parquet or CSV files, folders (also year=2024/ folders) or patterns such as 'data/*.parquet'.",
            HelpName = "PANEL",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var tables = new Option<string?>("--tables") { Description = "Folder of the tables that the run's scheme names, and of its roster. Default: the units of the run.", HelpName = "DIR" };
        var roster = Options.Roster();
        var corrections = Options.Corrections();
        var columns = Options.Columns();
        var years = YearRange.Option();
        var threads = Options.Threads();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; an earlier run there is replaced in one step.", HelpName = "DIR", Required = true };
        var report = RunReport.Options.Create();

        var command = new ExampleCommand("replay", "Scores another panel with the scheme, the bounds, weights and other parameters of a run: nothing is fitted anew.",
            "scoring replay demo/run --on demo/panel.parquet --out demo/replay --years 2024")
        {
            run, panel, output, years, tables, roster, corrections, columns, threads, failOn, report.Year, report.Top,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var folder = parse.GetRequiredValue(output);
            AnnualRun.CheckFolder(folder);
            var (outcome, request) = ReplayRun.Execute(new ReplayRequest
            {
                Run = parse.GetRequiredValue(run),
                Panel = parse.GetRequiredValue(panel),
                TablesFolder = parse.GetValue(tables),
                RosterFile = parse.GetValue(roster),
                CorrectionFile = parse.GetValue(corrections),
                Columns = ColumnMap.Parse(parse.GetValue(columns) ?? []),
                Years = parse.GetValue(years) ?? [],
                Threads = parse.GetValue(threads),
                Language = parse.GetValue(Options.Language),
                Progress = Progress.To(session, parse.GetValue(Options.Quiet)),
            });
            var year = report.YearIndex(outcome.Evaluation, parse);
            return RunReport.Print(AnnualRun.Save(outcome, folder, request), year, session, parse, report, parse.GetValue(failOn));
        });
        return command;
    }
}
