using Scoring.Data.Bundles;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Report.Charts;
using Scoring.Report.Sections;

namespace Scoring.Report.Writing;

/// <summary>Puts together what a report shows.</summary>
static class ReportContents
{
    /// <summary>Reads a run's tables, makes its evaluation again and works out why ranks moved.</summary>
    /// <exception cref="ScoringException">The run lacks the year or a table, its tables do not fit together, or the draws are of other scores.</exception>
    public static ReportContent Of(RunBundle bundle, ReportOptions options, bool hasPages)
    {
        var run = PublishedRun.Of(bundle);
        run.CheckRows("normalised", bundle.Normalised);
        run.CheckRows("indicators", bundle.Indicators);
        if (bundle.Contributions is { } contributions) run.CheckRows("contributions", contributions);
        var year = run.ChooseYear(options.Year);
        if (options.Robustness is { } robustness) Check(run, year, robustness);
        var evaluation = BundleEvaluation.Of(bundle, options.Threads);
        var content = new ReportContent(run, year, options.Language)
        {
            Evaluation = evaluation,
            Ledger = year == 0 ? null : Ledger(new LedgerSide(evaluation, year - 1), new LedgerSide(evaluation, year), options.Threads),
            Robustness = options.Robustness,
            HasPages = hasPages,
            Targets = options.Targets,
        };
        content.Map = Map(content, options.Areas);
        return content;
    }

    static RankLedger Ledger(LedgerSide before, LedgerSide after, int? threads)
    {
        var parameters = ParameterChange.Of(before, after, threads);
        return RankLedger.Between(before, after, parameters?.Rebounded, parameters?.Rescored, threads);
    }

    static ReportMap? Map(ReportContent content, byte[]? areas)
    {
        if (areas is not { } bytes) return ReportMap.Of(content, null);
        try
        {
            var shapes = GeoShapes.Read(bytes);
            return ReportMap.Of(content, shapes) ?? throw Unusable(string.Join(", ", shapes.Shapes.Take(3).Select(shape => shape.Name)));
        }
        catch (FormatException wrong)
        {
            throw Unusable(wrong.Message);
        }

        ScoringException Unusable(string found) => new(new Finding { Kind = FindingKinds.AreasUnreadable, Found = found, Expected = string.Join(", ", content.Ranked.Take(3).Select(row => content.Run.Roster.Units[content.Run.RowUnits[row]].Code)) });
    }

    /// <summary>Draws belong to a ranking when they start from its scores, to the bit.</summary>
    static void Check(PublishedRun run, int year, RobustnessResult robustness)
    {
        var manifest = robustness.Manifest;
        if (manifest.Node != run.Index.Code || manifest.Year != run.Years[year])
            throw Foreign(FormattableString.Invariant($"{manifest.Node}, {manifest.Year}"), FormattableString.Invariant($"{run.Index.Code}, {run.Years[year]}"));
        foreach (var unit in robustness.Units)
        {
            var row = run.Roster.IndexOf(unit.Code) is var at and >= 0 ? run.Row(year, at) : -1;
            var score = row < 0 ? double.NaN : run.Index.Scores[row];
            if (!unit.Score.Equals(score)) throw Foreign(FormattableString.Invariant($"{unit.Code}: {unit.Score:R}"), FormattableString.Invariant($"{unit.Code}: {score:R}"));
        }
    }

    static ScoringException Foreign(string found, string expected) => new(new Finding { Kind = FindingKinds.DrawsForeign, Found = found, Expected = expected });
}
