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
            var top = new Option<int>("--top") { Description = "Units shown. Default: 20.", HelpName = "N", DefaultValueFactory = _ => 20 };
            top.Validators.Add(result =>
            {
                if (result.GetValue(top) < 1) result.AddError("--top must be at least 1.");
            });
            return new Options(new Option<int?>("--year") { Description = "Year shown. Default: the last with ranks.", HelpName = "YEAR" }, top);
        }
    }

    public static int Print(RunOutcome outcome, Session session, ParseResult parse, Options options, Severity? failOn)
    {
        var language = parse.GetValue(Cli.Options.Language);
        var evaluation = outcome.Evaluation;
        var last = evaluation.Years.Count - 1;
        var year = LastRanked(evaluation);
        if (parse.GetValue(options.Year) is { } wanted)
        {
            year = evaluation.Years.ToList().IndexOf(wanted);
            if (year < 0)
            {
                session.Error.WriteLine($"--year {wanted} was not scored; scored: {string.Join(", ", evaluation.Years)}. The results were written.");
                return ExitCode.BadInput;
            }
        }
        else if (year < last && !parse.GetValue(Cli.Options.Quiet))
            session.Error.WriteLine(language == Language.Chinese
                ? $"{evaluation.Years[last]}年没有单位参与排名，显示{evaluation.Years[year]}年。"
                : $"No unit is ranked in {evaluation.Years[last]}; {evaluation.Years[year]} is shown.");
        var table = new RankingTable(evaluation, year, language);
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
