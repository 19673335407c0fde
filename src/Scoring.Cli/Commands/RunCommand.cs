using System.CommandLine;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring run SCHEME PANEL… --out DIR</c>: the annual run.</summary>
static class RunCommand
{
    public static Command Create(Session session)
    {
        var scheme = Options.Scheme();
        var panel = Options.Panel();
        var roster = Options.Roster();
        var corrections = Options.Corrections();
        var columns = Options.Columns();
        var years = YearRange.Option();
        var threads = Options.Threads();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; an earlier run there is replaced in one step.", HelpName = "DIR", Required = true };
        var parameters = new Option<string?>("--parameters") { Description = "Folder of an earlier run: its bounds, weights and other fitted parameters are applied, none is fitted anew.", HelpName = "RUN" };
        var report = RunReport.Options.Create();

        var command = new ExampleCommand("run", "Scores a panel by a scheme, writes the result tables and prints the ranked table.",
            "scoring run demo/scheme.json demo/panel.parquet --out demo/run",
            "scoring run demo/scheme.json demo/panel.parquet --out demo/recent --years 2023-2024 --fail-on error",
            "scoring run demo/scheme.json demo/panel.parquet --out demo/frozen --parameters demo/run")
        {
            scheme, panel, output, parameters, years, roster, corrections, columns, threads, failOn, report.Year, report.Top,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var request = new RunRequest
            {
                SchemeFile = parse.GetRequiredValue(scheme),
                Panel = parse.GetRequiredValue(panel),
                RosterFile = parse.GetValue(roster),
                CorrectionFile = parse.GetValue(corrections),
                Columns = ColumnMap.Parse(parse.GetValue(columns) ?? []),
                Years = parse.GetValue(years) ?? [],
                ParametersFrom = parse.GetValue(parameters),
                Threads = parse.GetValue(threads),
                Language = parse.GetValue(Options.Language),
                Progress = Progress.To(session, parse.GetValue(Options.Quiet)),
            };
            var folder = parse.GetRequiredValue(output);
            AnnualRun.CheckFolder(folder);
            var outcome = AnnualRun.Execute(request);
            var year = report.YearIndex(outcome.Evaluation, parse);
            return RunReport.Print(AnnualRun.Save(outcome, folder, request), year, session, parse, report, parse.GetValue(failOn));
        });
        return command;
    }
}
