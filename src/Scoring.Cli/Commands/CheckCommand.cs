using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring check SCHEME PANEL…</c>: findings only; nothing is written.</summary>
static class CheckCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var all = new Option<bool>("--all") { Description = "List every finding, not the first few of each kind." };

        var command = new ExampleCommand("check", "Reads a panel and a scheme and lists what was found; nothing is written.",
            "scoring check demo/scheme.json demo/panel.parquet --fail-on error")
        {
            inputs.Scheme, inputs.Panel, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn, all,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var outcome = AnnualRun.Execute(inputs.Request(parse, session) with { ChecksCells = true });
            if (parse.GetValue(Options.Json))
                session.Output.WriteLine(Json.Text(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var finding in outcome.Findings) FindingTable.WriteJson(writer, finding, language);
                    writer.WriteEndArray();
                }));
            else if (outcome.Findings.Count == 0)
                session.Output.WriteLine(language == Language.Chinese ? "未发现问题。" : "Nothing was found.");
            else
                FindingTable.PrintSummary(outcome.Findings, session.Output, language, parse.GetValue(all) ? int.MaxValue : 3);
            return RunReport.Code(outcome.Findings, parse.GetValue(failOn));
        });
        return command;
    }
}
