using System.CommandLine;
using Scoring.Data.Demonstration;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring demo</c>: a synthetic panel with its scheme, scored.</summary>
static class DemoCommand
{
    public static Command Create(Session session)
    {
        var output = new Option<string>("--out", "-o") { Description = "Folder for panel, scheme and results.", HelpName = "DIR", DefaultValueFactory = _ => "demo" };
        var size = new Option<DemoSize>("--size")
        {
            Description = "Units x years x indicators, such as 2850x20x60. 32 indicators are those of county innovation.",
            HelpName = "UxYxI",
            DefaultValueFactory = _ => DemoSize.Default,
            CustomParser = result =>
            {
                if (DemoSize.TryParse(result.Tokens[0].Value, out var parsed)) return parsed;
                result.AddError($"--size must look like 2850x20x60, each at least 1; '{result.Tokens[0].Value}' does not.");
                return null;
            },
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Seed of the synthetic data.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = result => Options.WholeNumber(result, 0, ulong.MaxValue) ?? 0,
        };
        var report = RunReport.Options.Create();
        var command = new ExampleCommand("demo", "Writes a synthetic county panel with its scheme and scores it.",
            "scoring demo", "scoring demo --out small --size 120x4x32 --lang zh")
        {
            output, size, seed, report.Year, report.Top,
        };
        command.SetAction(parse =>
        {
            var folder = parse.GetRequiredValue(output);
            var run = Path.Combine(folder, "run");
            var progress = Progress.To(session, parse.GetValue(Options.Quiet));
            AnnualRun.CheckFolder(run);
            WritePanel(folder, parse.GetRequiredValue(size), parse.GetValue(seed));
            progress($"wrote the synthetic panel to {folder}");
            var request = new RunRequest
            {
                SchemeFile = Path.Combine(folder, DemoWriter.SchemeFile),
                Panel = [Path.Combine(folder, DemoWriter.PanelFile)],
                Language = parse.GetValue(Options.Language),
                Progress = progress,
            };
            var outcome = AnnualRun.Execute(request);
            var year = report.YearIndex(outcome.Evaluation, parse);
            return RunReport.Print(AnnualRun.Save(outcome, run, request), year, session, parse, report, failOn: null);
        });
        return command;
    }

    static void WritePanel(string folder, DemoSize size, ulong seed)
    {
        try
        {
            DemoWriter.Write(folder, size, seed);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.OutUnwritable, File = folder, Found = refusal.Message });
        }
    }
}
