using System.CommandLine;
using Scoring.Data.Bundles;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring merge PARTS… --out DIR</c>: parts of an analysis become one.</summary>
static class MergeCommand
{
    public static Command Create(Session session)
    {
        var parts = new Argument<string[]>("parts") { Description = "Folders that 'scoring robustness' wrote, each with other draws of the same analysis, in any order.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the whole; an earlier analysis there is replaced in one step.", HelpName = "DIR", Required = true };
        var report = RobustnessReport.Options.Create();
        var command = new ExampleCommand("merge", "Merges parts of a robustness analysis; the result has the bytes of one run.",
            "scoring robustness demo/scheme.json demo/panel.parquet --draws 200 --shard 1/2 --out demo/part1",
            "scoring robustness demo/scheme.json demo/panel.parquet --draws 200 --shard 2/2 --out demo/part2",
            "scoring merge demo/part1 demo/part2 --out demo/merged --top 5") { parts, output, report.Top, report.Unit }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var folder = parse.GetRequiredValue(output);
            RobustnessFolder.Check(folder);
            var result = RobustnessFolder.Merge([.. parse.GetRequiredValue(parts).Select(part => (part, RobustnessFolder.Read(part)))]);
            report.CheckUnits(result, parse);
            RobustnessFolder.Write(result, folder);
            report.Print(result, session, parse);
            return ExitCode.Done;
        });
        return command;
    }
}
