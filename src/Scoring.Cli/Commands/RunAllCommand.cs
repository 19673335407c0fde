using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring run-all SUITE PANEL… --out DIR</c>: several schemes over one panel.</summary>
static class RunAllCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create() with { Scheme = new("suite") { Description = "Folder of schemes (*.scheme.json), a suite file {\"schemes\": [paths]}, or one scheme." } };
        var years = YearRange.Option();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results: a run per scheme, and the cross table.", HelpName = "DIR", Required = true };
        var cross = new Option<bool>("--cross-only") { Description = "Write the cross table of scores, ranks and classes only, no run per scheme." };
        var top = Options.Count("--top", "Units shown that the schemes disagree on most.", 10);

        var command = new ExampleCommand("run-all", "Scores one panel by several schemes, reading it once, and sets every unit beside itself under each.",
            "scoring run-all demo/schemes/suite.json demo/panel.parquet --out demo/all",
            "scoring run-all demo/schemes/suite.json demo/panel.parquet --out demo/cross --cross-only --top 5")
        {
            inputs.Scheme, inputs.Panel, output, cross, years, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn, top,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var outcome = SuiteRun.Execute(new SuiteRequest
            {
                Suite = parse.GetRequiredValue(inputs.Scheme),
                Directory = parse.GetRequiredValue(output),
                WritesRuns = !parse.GetValue(cross),
                Run = inputs.Request(parse, session) with { Years = parse.GetValue(years) ?? [], Language = language },
            });
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => CrossPrinter.Write(writer, outcome)));
            else CrossPrinter.Print(outcome, session, language, parse.GetValue(top));
            return RunReport.Code(outcome.Schemes.SelectMany(scheme => scheme.Findings), parse.GetValue(failOn));
        });
        return command;
    }
}
