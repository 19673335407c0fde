using System.CommandLine;
using Scoring.Data.Demonstration;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring demo</c>: a synthetic panel with its scheme, scored.</summary>
static class DemoCommand
{
    public static Command Create(Session session)
    {
        var output = new Option<string>("--out", "-o") { Description = "Folder for panel, scheme and results.", HelpName = "DIR", DefaultValueFactory = _ => "demo" };
        var size = new Option<DemoSize>("--size")
        {
            Description = "Units x years x indicators, such as 2850x20x60. Default: 2850 counties, 10 years, the 32 indicators of county innovation.",
            HelpName = "UxYxI",
            DefaultValueFactory = _ => DemoSize.Default,
            CustomParser = result =>
            {
                if (DemoSize.TryParse(result.Tokens[0].Value, out var parsed)) return parsed;
                result.AddError($"--size must look like 2850x20x60, each at least 1; '{result.Tokens[0].Value}' does not.");
                return null;
            },
        };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the synthetic data. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var report = RunReport.Options.Create();
        var command = new Command("demo", Help.WithExample("Writes a synthetic county panel with its scheme and scores it.", "scoring demo --out demo --lang zh"))
        {
            output, size, seed, report.Year, report.Top,
        };
        command.SetAction(parse =>
        {
            var folder = parse.GetRequiredValue(output);
            var progress = Progress.To(session, parse.GetValue(Options.Quiet));
            DemoWriter.Write(folder, parse.GetRequiredValue(size), parse.GetValue(seed));
            progress($"wrote the synthetic panel to {folder}");
            var request = new RunRequest
            {
                SchemeFile = Path.Combine(folder, DemoWriter.SchemeFile),
                Panel = [Path.Combine(folder, DemoWriter.PanelFile)],
                Progress = progress,
            };
            var outcome = AnnualRun.Execute(request);
            outcome = AnnualRun.Save(outcome, Path.Combine(folder, "run"), request);
            return RunReport.Print(outcome, session, parse, report, failOn: null);
        });
        return command;
    }
}
