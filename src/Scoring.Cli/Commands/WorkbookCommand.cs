using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Publishing.Workbooks;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring workbook RUN --out FILE.xlsx</c>: a run as a workbook.</summary>
static class WorkbookCommand
{
    public static Command Create(Session session)
    {
        var run = Options.Run();
        var output = new Option<string>("--out", "-o") { Description = "Workbook to write, ending in .xlsx; an earlier one is replaced.", HelpName = "FILE.xlsx", Required = true };
        var year = Options.Year("Year of the ranking, the pillars and the traceable sheet. Default: the last with ranks.");
        var command = new ExampleCommand("workbook", "Writes a run as a workbook: ranking, pillars, indicators, findings, method, and one year in live formulas.",
            "scoring workbook demo/run --out demo/ranking.xlsx", "scoring workbook demo/run --out demo/ranking-2023.xlsx --year 2023 --lang zh")
        {
            run, output, year,
        };
        command.SetAction(parse =>
        {
            var path = parse.GetRequiredValue(output);
            WorkbookWriter.CheckTarget(path);
            var bundle = BundleReader.Read(parse.GetRequiredValue(run));
            var language = parse.GetValue(Options.Language);
            var written = WorkbookWriter.Write(bundle, path, new WorkbookOptions { Year = parse.GetValue(year), Language = language });
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(bundle.Restored, session.Error, language, examples: 2);
            session.Output.WriteLine(parse.GetValue(Options.Json)
                ? Json.Text(json => Json.WriteFile(json, path, written, "rows"))
                : language == Language.Chinese
                    ? string.Create(CultureInfo.InvariantCulture, $"已写入 {path}：{written.Rows:N0} 行，{written.Bytes / 1e6:F1} MB")
                    : string.Create(CultureInfo.InvariantCulture, $"wrote {path}: {written.Rows:N0} rows, {written.Bytes / 1e6:F1} MB"));
            return ExitCode.Done;
        });
        return command;
    }
}
