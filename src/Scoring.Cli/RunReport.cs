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
            var top = Cli.Options.Count("--top", "Ranked units shown.", 20);
            var year = Cli.Options.Year("Year shown. Default: the last with ranks.");
            return new Options(year, top);
        }

        /// <summary>Index of the year to show.</summary>
        /// <exception cref="ScoringException">The year was not scored. Ask before anything is written.</exception>
        public int YearIndex(Evaluation evaluation, ParseResult parse)
        {
            if (parse.GetValue(Year) is not { } wanted) return LastRanked(evaluation);
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
        var last = outcome.Evaluation.Years[^1];
        var shown = outcome.Evaluation.Years[year];
        if (shown < last && parse.GetValue(options.Year) is null && !parse.GetValue(Cli.Options.Quiet))
            session.Error.WriteLine(language == Language.Chinese ? $"{last}年没有单位参与排名，显示{shown}年。" : $"No unit is ranked in {last}; {shown} is shown.");
        var table = new RankingTable(outcome.Evaluation, year, language);
        if (parse.GetValue(Cli.Options.Json)) session.Output.WriteLine(Json.Text(table.WriteJson));
        else table.Print(session, parse.GetValue(options.Top));

        if (!parse.GetValue(Cli.Options.Quiet)) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 2);
        return Code(outcome.Findings, failOn);
    }

    /// <summary>The index of the last year in which a unit is ranked; of the last year where none ever is.</summary>
    static int LastRanked(Evaluation evaluation)
    {
        var years = evaluation.Index.Years;
        for (var year = years.Count - 1; year >= 0; year--)
            if (years[year].Ranks.Any(rank => !double.IsNaN(rank)))
                return year;
        return years.Count - 1;
    }

    /// <summary>1 when a finding is at or above the severity, else 0.</summary>
    public static int Code(IEnumerable<Finding> findings, Severity? failOn) =>
        failOn is { } limit && findings.Any(finding => finding.Kind.Severity >= limit) ? ExitCode.Findings : ExitCode.Done;
}
