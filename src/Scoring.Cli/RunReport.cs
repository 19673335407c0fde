using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Cli;

/// <summary>What a run prints when it is done: the ranked table on standard output, findings on standard error.</summary>
static class RunReport
{
    /// <summary>Options of the printed table.</summary>
    public sealed record Options(Option<int?> Year, Option<int> Top)
    {
        public static Options Create()
        {
            var top = new Option<int>("--top") { Description = "Units shown. Default: 20.", HelpName = "N", DefaultValueFactory = _ => 20 };
            top.Validators.Add(result =>
            {
                if (result.GetValue(top) < 1) result.AddError("--top must be at least 1.");
            });
            return new Options(new Option<int?>("--year") { Description = "Year shown. Default: the last.", HelpName = "YEAR" }, top);
        }
    }

    public static int Print(RunOutcome outcome, Session session, ParseResult parse, Options options, Severity? failOn)
    {
        var language = parse.GetValue(Cli.Options.Language);
        var evaluation = outcome.Evaluation;
        var year = evaluation.Years.Count - 1;
        if (parse.GetValue(options.Year) is { } wanted)
        {
            year = evaluation.Years.ToList().IndexOf(wanted);
            if (year < 0)
            {
                session.Error.WriteLine($"--year {wanted} was not scored; scored: {string.Join(", ", evaluation.Years)}. The results were written.");
                return ExitCode.BadInput;
            }
        }
        var table = new RankingTable(evaluation, year, language);
        if (parse.GetValue(Cli.Options.Json)) session.Output.WriteLine(Json.Text(table.WriteJson));
        else table.Print(session, parse.GetValue(options.Top));

        if (!parse.GetValue(Cli.Options.Quiet)) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 2);
        return Code(outcome.Findings, failOn);
    }

    /// <summary>1 when a finding is at or above the severity, else 0.</summary>
    public static int Code(IEnumerable<Finding> findings, Severity? failOn) =>
        failOn is { } limit && findings.Any(finding => finding.Kind.Severity >= limit) ? ExitCode.Findings : ExitCode.Done;
}
