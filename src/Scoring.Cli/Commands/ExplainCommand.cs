using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Explaining;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring explain RUN UNIT</c>: where a unit's score comes from.</summary>
static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var run = new Argument<string>("run") { Description = "Folder of a run." };
        var unit = new Argument<string>("unit") { Description = "Code of the unit." };
        var year = Options.Year("Year. Default: the last with ranks.");
        var group = new Option<string?>("--group") { Description = "Medians and places among the unit's own group of this grouping. Default: among all units.", HelpName = "GROUPING" };
        var command = new ExampleCommand("explain", "Shows where a unit's score comes from, by indicator, and what sets it apart from the unit above and its province.",
            "scoring explain demo/run 901005",
            "scoring explain demo/run 901005 --group region --lang zh")
        {
            run, unit, year, group,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var evaluation = BundleEvaluation.Of(BundleReader.Read(parse.GetRequiredValue(run)));
            var view = new ExplanationView(evaluation, UnitExplanation.Of(evaluation, parse.GetRequiredValue(unit), parse.GetValue(year), parse.GetValue(group)));
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(view.WriteJson));
            else view.Print(session, parse.GetValue(Options.Language));
            return ExitCode.Done;
        });
        return command;
    }
}
