using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring diff RUN1 RUN2</c>: what changed between two runs, and why each rank moved.</summary>
static class DiffCommand
{
    public static Command Create(Session session)
    {
        var before = new Argument<string>("before") { Description = "Folder of the first run." };
        var after = new Argument<string>("after") { Description = "Folder of the second run; the same folder for two of its years." };
        var threads = Options.Threads();
        var year = Options.Year("Year of the second ranking. Default: its last with ranks.");
        var from = Options.Year("Year of the first ranking. Default: the same year, or the one before in the same run.", "--from");
        var units = new Option<string[]>("--unit") { Description = "Explain these units only.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var top = Options.Count("--top", "Units explained, the largest moves first.", 20);

        var command = new ExampleCommand("diff", "Says what changed between two runs and why each rank moved, place by place and indicator by indicator.",
            "scoring diff demo/run demo/run --top 5",
            "scoring diff demo/run demo/run --from 2020 --year 2024 --unit 901005 --lang zh")
        {
            before, after, from, year, units, top, threads,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var diff = DiffRun.Execute(parse.GetRequiredValue(before), parse.GetRequiredValue(after), parse.GetValue(from), parse.GetValue(year), parse.GetValue(threads));
            var asked = parse.GetValue(units) ?? [];
            if (asked.Where(code => diff.Ledger.Of(code) is null).ToList() is { Count: > 0 } unknown)
                throw new ScoringException([.. unknown.Select(code => new Finding { Kind = FindingKinds.BadArgument, Found = $"--unit {code}", Expected = "a unit ranked in both" })]);
            var view = new DiffView(diff, asked, parse.GetValue(top));
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(view.WriteJson));
            else view.Print(session, parse.GetValue(Options.Language));
            return ExitCode.Done;
        });
        return command;
    }
}
