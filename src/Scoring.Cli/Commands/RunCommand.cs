using System.CommandLine;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring run SCHEME PANEL… --out DIR</c>: the annual run.</summary>
static class RunCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var years = YearRange.Option();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; an earlier run there is replaced in one step.", HelpName = "DIR", Required = true };
        var parameters = new Option<string?>("--parameters") { Description = "Folder of an earlier run: its bounds, weights and other fitted parameters are applied, none is fitted anew.", HelpName = "RUN" };
        var report = RunReport.Options.Create();

        var command = new ExampleCommand("run", "Scores a panel by a scheme, writes the result tables and prints the ranked table.",
            "scoring run demo/scheme.json demo/panel.parquet --out demo/run",
            "scoring run demo/scheme.json demo/panel.parquet --out demo/recent --years 2023-2024 --fail-on error",
            "scoring run demo/scheme.json demo/panel.parquet --out demo/frozen --parameters demo/run")
        {
            inputs.Scheme, inputs.Panel, output, parameters, years, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn, report.Year, report.Top,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var request = inputs.Request(parse, session) with
            {
                Years = parse.GetValue(years) ?? [],
                ParametersFrom = parse.GetValue(parameters),
                Language = parse.GetValue(Options.Language),
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
