using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Evaluating;
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
            var top = new Option<int>("--top")
            {
                Description = "Ranked units shown.",
                HelpName = "N",
                DefaultValueFactory = _ => 20,
                CustomParser = result => (int)(Cli.Options.WholeNumber(result, 1, int.MaxValue) ?? 0),
            };
            var year = new Option<int?>("--year")
            {
                Description = "Year shown. Default: the last.",
                HelpName = "YEAR",
                CustomParser = result => (int?)Cli.Options.WholeNumber(result, 1, 9999),
            };
            return new Options(year, top);
        }

        /// <summary>Index of the year to show.</summary>
        /// <exception cref="ScoringException">The year was not scored. Ask before anything is written.</exception>
        public int YearIndex(Evaluation evaluation, ParseResult parse)
        {
            if (parse.GetValue(Year) is not { } wanted) return evaluation.Years.Count - 1;
            var index = evaluation.Years.ToList().IndexOf(wanted);
            if (index >= 0) return index;
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.YearNotInPanel,
                Found = $"--year {wanted}",
                Expected = string.Join(", ", evaluation.Years),
            });
        }
    }

    public static int Print(RunOutcome outcome, int year, Session session, ParseResult parse, Options options, Severity? failOn)
    {
        var language = parse.GetValue(Cli.Options.Language);
        var table = new RankingTable(outcome.Evaluation, year, language);
        if (parse.GetValue(Cli.Options.Json)) session.Output.WriteLine(Json.Text(table.WriteJson));
        else table.Print(session, parse.GetValue(options.Top));

        if (!parse.GetValue(Cli.Options.Quiet)) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 2);
        return Code(outcome.Findings, failOn);
    }

    /// <summary>1 when a finding is at or above the severity, else 0.</summary>
    public static int Code(IEnumerable<Finding> findings, Severity? failOn) =>
        failOn is { } limit && findings.Any(finding => finding.Kind.Severity >= limit) ? ExitCode.Findings : ExitCode.Done;
}
