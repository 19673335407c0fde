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
        var columns = Options.Columns();
        var years = YearRange.Option();
        var threads = Options.Threads();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; an earlier run there is replaced in one step.", HelpName = "DIR", Required = true };
        var report = RunReport.Options.Create();

        var command = new Command("run", Help.WithExample("Scores a panel by a scheme and writes the ranked tables.",
            "scoring run county-innovation.scheme.json panel.parquet --out out/2024"))
        {
            scheme, panel, output, years, roster, columns, threads, failOn, report.Year, report.Top,
        };
        command.SetAction(parse =>
        {
            var request = new RunRequest
            {
                SchemeFile = parse.GetRequiredValue(scheme),
                Panel = parse.GetRequiredValue(panel),
                RosterFile = parse.GetValue(roster),
                Columns = ColumnMap.Parse(parse.GetValue(columns) ?? []),
                Years = parse.GetValue(years) ?? [],
                Threads = parse.GetValue(threads),
                Progress = Progress.To(session, parse.GetValue(Options.Quiet)),
            };
            var folder = parse.GetRequiredValue(output);
            AnnualRun.CheckFolder(folder);
            var outcome = AnnualRun.Save(AnnualRun.Execute(request), folder, request);
            return RunReport.Print(outcome, session, parse, report, parse.GetValue(failOn));
        });
        return command;
    }
}
