using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Findings;
using Scoring.Report.Bulletins;
using Scoring.Report.Writing;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring bulletin RUN --out FILE.html</c>: how far targets are met, against the time that has passed.</summary>
static class BulletinCommand
{
    public static Command Create(Session session)
    {
        var run = Options.Run();
        var output = new Option<string>("--out", "-o") { Description = "File to write, ending in .html; an earlier one is replaced.", HelpName = "FILE.html", Required = true };
        var year = Options.Year("Year to show. Default: the last with ranks.");
        var month = new Option<int?>("--month")
        {
            Description = "Months of the year that have passed, 1 to 12. Default: what the scheme says.",
            HelpName = "N",
            CustomParser = result => (int?)Options.WholeNumber(result, 1, 12),
        };
        var green = Share("--green", "Least percentage of what is due for the green light. Default: 100.");
        var amber = Share("--amber", "Least percentage of what is due for the amber light; below it is red. Default: 80, or that of the green light where it is less.");
        var targets = new Option<string?>("--targets") { Description = "Table of targets (CSV or Parquet) that the run was made with, where the scheme names one.", HelpName = "FILE" };
        var command = new ExampleCommand("bulletin", "Writes a short monthly or quarterly bulletin: completion of targets, lights against the time that has passed, and changes from the year before.",
            "scoring run demo/progress.json demo/panel.parquet --out demo/progress", "scoring bulletin demo/progress --out demo/bulletin.html", "scoring bulletin demo/progress --out demo/bulletin-9.html --month 9 --amber 90 --lang zh")
        {
            run, output, year, month, green, amber, targets,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var (path, language) = (parse.GetRequiredValue(output), parse.GetValue(Options.Language));
            ReportWriter.CheckTarget(path);
            var least = parse.GetValue(green) ?? 100;
            var slow = parse.GetValue(amber) ?? Math.Min(80, least);
            if (slow > least) throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = $"--amber {slow}", Expected = $"at most --green {least}" });
            var bundle = BundleReader.Read(parse.GetRequiredValue(run));
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(bundle.Restored, session.Error, language, examples: 2);
            var written = BulletinWriter.Write(bundle, path, new BulletinOptions
            {
                Year = parse.GetValue(year),
                Month = parse.GetValue(month),
                Green = least / 100.0,
                Amber = slow / 100.0,
                Targets = parse.GetValue(targets) is { } file ? RunTable.Read(bundle, file) : null,
                Language = language,
            });
            session.Output.WriteLine(parse.GetValue(Options.Json)
                ? Json.Text(json => Json.WriteFile(json, path, written, "units"))
                : language == Language.Chinese
                    ? string.Create(CultureInfo.InvariantCulture, $"已写入 {path}：{written.Rows:N0} 个单位，{written.Bytes / 1e3:F0} kB")
                    : string.Create(CultureInfo.InvariantCulture, $"wrote {path}: {written.Rows:N0} units, {written.Bytes / 1e3:F0} kB"));
            return ExitCode.Done;
        });
        return command;
    }

    static Option<int?> Share(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PERCENT",
        CustomParser = result => (int?)Options.WholeNumber(result, 1, 1000),
    };
}
