using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Findings;
using Scoring.Report.Writing;
using Scoring.Targeting;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring report RUN --out FILE.html</c>: a run as pages for browsers.</summary>
static class ReportCommand
{
    public static Command Create(Session session)
    {
        var run = Options.Run();
        var output = new Option<string?>("--out", "-o") { Description = "File to write, ending in .html, with everything inside; an earlier one is replaced.", HelpName = "FILE.html" };
        var pages = new Option<string?>("--pages") { Description = "Folder to write instead, with a page for every unit; earlier pages in it are replaced.", HelpName = "DIR" };
        var year = Options.Year("Year to show. Default: the last with ranks.");
        var robustness = new Option<string?>("--robustness") { Description = "Folder that 'scoring robustness' wrote for the same scores: shows how sure places are.", HelpName = "DIR" };
        var areas = new Option<string?>("--geojson") { Description = "Areas of the units (GeoJSON), for a map.", HelpName = "FILE" };
        var targets = new Option<bool>("--targets") { Description = "Work out, for the page of every unit, which single indicator takes it into the next class, or ten places up where there are no classes." };
        var threads = Options.Threads();
        var command = new ExampleCommand("report", "Writes a run as a report for browsers: overview, ranking, pillars, history, data quality, method, and a page for every unit.",
            "scoring report demo/run --out demo/report.html", "scoring report demo/run --pages demo/pages --year 2023 --lang zh")
        {
            run, output, pages, year, robustness, areas, targets, threads,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            if ((result.GetValue(output) is null) == (result.GetValue(pages) is null)) result.AddError("Say where to: --out FILE.html or --pages DIR, one of the two.");
        });
        command.SetAction(parse =>
        {
            var (path, folder, language) = (parse.GetValue(output), parse.GetValue(pages), parse.GetValue(Options.Language));
            if (path is not null) ReportWriter.CheckTarget(path);
            else ReportWriter.CheckFolder(folder!);
            var bundle = BundleReader.Read(parse.GetRequiredValue(run));
            var options = new ReportOptions
            {
                Year = parse.GetValue(year),
                Language = language,
                Areas = parse.GetValue(areas) is { } file ? Read(file) : null,
                Robustness = parse.GetValue(robustness) is { } draws ? RobustnessFolder.Read(draws) : null,
                Targets = parse.GetValue(targets) ? Targets(bundle, parse.GetValue(year), parse.GetValue(threads)) : null,
                Threads = parse.GetValue(threads),
            };
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(bundle.Restored, session.Error, language, examples: 2);
            var written = path is not null ? [ReportWriter.Write(bundle, path, options)] : ReportWriter.WritePages(bundle, folder!, options);
            var (target, bytes) = (path ?? folder!, written.Sum(each => each.Bytes));
            session.Output.WriteLine(parse.GetValue(Options.Json)
                ? Json.Text(json =>
                {
                    json.WriteStartObject();
                    json.WriteString(path is not null ? "file" : "folder", target);
                    json.WriteNumber("files", written.Count);
                    json.WriteNumber("bytes", bytes);
                    if (path is not null) json.WriteString("sha256", written[0].Sha256);
                    json.WriteEndObject();
                })
                : language == Language.Chinese
                    ? string.Create(CultureInfo.InvariantCulture, $"已写入 {target}：{written.Count:N0} 个文件，{bytes / 1e6:F1} MB")
                    : string.Create(CultureInfo.InvariantCulture, $"wrote {target}: {written.Count:N0} {(written.Count == 1 ? "file" : "files")}, {bytes / 1e6:F1} MB"));
            return ExitCode.Done;
        });
        return command;
    }

    static UnitTargets Targets(RunBundle bundle, int? year, int? threads)
    {
        var published = PublishedRun.Of(bundle);
        var aim = published.Classes is null ? TargetAim.Up(10) : TargetAim.NextGrade;
        return TargetRun.ForAll(TargetRun.Read(bundle.Directory, threads: threads), aim, new TargetOptions { Year = published.Years[published.ChooseYear(year)], Threads = threads });
    }

    static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.AreasUnreadable, File = file, Found = refusal.Message });
        }
    }
}
