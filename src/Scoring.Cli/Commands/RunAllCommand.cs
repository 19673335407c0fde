using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring run-all SUITE PANEL… --out DIR</c>: several schemes over one panel.</summary>
static class RunAllCommand
{
    public static Command Create(Session session)
    {
        var suite = new Argument<string>("suite") { Description = "Folder of schemes (*.scheme.json), a suite file {\"schemes\": [paths]}, or one scheme." };
        var panel = Options.Panel();
        var roster = Options.Roster();
        var columns = Options.Columns();
        var years = YearRange.Option();
        var threads = Options.Threads();
        var failOn = Options.FailOn();
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results: a run per scheme, and the cross table.", HelpName = "DIR", Required = true };
        var top = new Option<int>("--top") { Description = "Units shown that the schemes disagree on most.", HelpName = "N", DefaultValueFactory = _ => 10, CustomParser = result => (int)(Options.WholeNumber(result, 1, int.MaxValue) ?? 0) };

        var command = new ExampleCommand("run-all", "Scores one panel by several schemes, reading it once, and sets every unit beside itself under each.",
            "scoring run-all demo/schemes/suite.json demo/panel.parquet --out demo/all")
        {
            suite, panel, output, years, roster, columns, threads, failOn, top,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var outcome = SuiteRun.Execute(new SuiteRequest
            {
                Suite = parse.GetRequiredValue(suite),
                Directory = parse.GetRequiredValue(output),
                Run = new RunRequest
                {
                    SchemeFile = parse.GetRequiredValue(suite),
                    Panel = parse.GetRequiredValue(panel),
                    RosterFile = parse.GetValue(roster),
                    Columns = ColumnMap.Parse(parse.GetValue(columns) ?? []),
                    Years = parse.GetValue(years) ?? [],
                    Threads = parse.GetValue(threads),
                    Language = language,
                    Progress = Progress.To(session, parse.GetValue(Options.Quiet)),
                },
            });
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => CrossPrinter.Write(writer, outcome)));
            else CrossPrinter.Print(outcome, session, language, parse.GetValue(top));
            return RunReport.Code(outcome.Schemes.SelectMany(scheme => scheme.Findings), parse.GetValue(failOn));
        });
        return command;
    }
}
