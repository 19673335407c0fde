using System.CommandLine;
using Scoring.Auditing;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring audit SCHEME PANEL…</c>: do indicators, pillars and weights do what they are meant to?</summary>
static class AuditCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        failOn.Description = "Exit with 1 when a verdict is at least this (warning = warn, error = fail), or a finding of the run is. Default: never.";
        var year = Options.Year("Year audited. Default: the last.");
        var pooled = new Option<bool>("--pooled") { Description = "All years together, each unit and year counting as one." };
        var output = new Option<string?>("--out", "-o") { Description = "Folder for the tables as audit_*.parquet, or one file ending in .parquet for all cells.", HelpName = "DIR|FILE" };
        var top = Options.Count("--top", "Rows shown of each table and list.", 20);
        var tables = new Option<string[]>("--table")
        {
            Description = $"Tables shown below the verdicts: {string.Join(", ", AuditPrinter.Names)}; none for verdicts alone. Default: {string.Join(", ", AuditPrinter.Shown)}.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        tables.AcceptOnlyFromAmong([.. AuditPrinter.Names, AuditPrinter.None]);

        var command = new ExampleCommand("audit",
            "Audits a scheme on a panel: statistics, correlations, alpha, components, denominators, with verdicts that name what to look at.",
            "scoring audit demo/scheme.json demo/panel.parquet --out demo/audit",
            "scoring audit demo/scheme.json demo/panel.parquet --year 2020 --table correlations --lang zh")
        {
            inputs.Scheme, inputs.Panel, year, pooled, output, tables, top, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            if (result.GetResult(pooled) is not null && result.GetResult(year) is not null) result.AddError("--year and --pooled exclude each other.");
        });
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var quiet = parse.GetValue(Options.Quiet);
            var progress = Progress.To(session, quiet);
            if (parse.GetValue(output) is { } target) AuditRun.CheckTarget(target);
            var (audit, outcome) = AuditRun.Execute(
                inputs.Request(parse, session),
                new AuditOptions { Year = parse.GetValue(year), Pooled = parse.GetValue(pooled) });
            if (parse.GetValue(output) is { } path)
            {
                var files = AuditRun.Save(audit, path);
                progress(FormattableString.Invariant($"wrote {Plural.Of(files.Count, "file")} to {path}"));
            }
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => AuditJson.Write(writer, audit, outcome.Evaluation.Scheme)));
            else new AuditPrinter(audit, outcome.Evaluation.Scheme, language, session).Print(parse.GetValue(top), parse.GetValue(tables));
            if (!quiet) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 1);
            return Code(audit, outcome.Findings, parse.GetValue(failOn));
        });
        return command;
    }

    static int Code(Audit audit, IReadOnlyList<Finding> findings, Severity? failOn)
    {
        var weightiest = audit.Verdicts.Max(verdict => verdict.Outcome);
        var isBad = failOn switch
        {
            null => false,
            Severity.Error => weightiest >= Outcome.Fail,
            _ => weightiest >= Outcome.Warn,
        };
        return isBad ? ExitCode.Findings : RunReport.Code(findings, failOn);
    }
}
