using Scoring.Explaining;
using Scoring.Ranking;
using Scoring.Schemes;

namespace Scoring.Report.Units;

/// <summary>What the pages of all units read, worked out once.</summary>
sealed class UnitFigures
{
    public UnitFigures(ReportContent content, string? grouping)
    {
        Content = content;
        var (run, evaluation) = (content.Run, content.Evaluation);
        EvaluationYear = evaluation.Normalised.IndexOfYear(content.CalendarYear);
        run.CheckRows("indicators", run.Bundle.Indicators);
        Explained = UnitExplanation.OfAll(evaluation, content.CalendarYear).ToDictionary(each => each.Unit, StringComparer.Ordinal);
        Peers = PeerGroup.Of(evaluation, EvaluationYear, grouping, Explained);
        Rows = [.. Leaves(run.Scheme).Select(leaf => new IndicatorRow(content, leaf.Leaf, leaf.Pillar, evaluation.Normalised.IndexOf(leaf.Leaf.Code), Position(run.Bundle.Indicators.Indicators, leaf.Leaf.Code)))];
        Moves = run.Moves(content.Year, run.Index);
        NextSteps = NextStep.Of(content);
        RankedCount = evaluation.Index.Years[EvaluationYear].Ranks.Count(rank => !double.IsNaN(rank));
        var previous = content.Year > 0 ? evaluation.Normalised.IndexOfYear(run.Years[content.Year - 1]) : -1;
        Passes = previous < 0 ? null : new RankPasses(evaluation.Index.Years[previous].Ranks, evaluation.Index.Years[EvaluationYear].Ranks);
        HasParents = run.Roster.Units.Any(unit => unit.Parent is { } parent && Explained.ContainsKey(parent));
        HasPeers = Peers.Any(group => group is not null);
        var largest = Rows.Where(line => line.Position >= 0).SelectMany(line => evaluation.Normalised[line.Position, EvaluationYear].Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        NormalisedDecimals = largest > 20 ? 1 : largest > 2 ? 2 : 3;
        NamesStandApart = content is { IsLazy: true, HasPages: false };
        UnitNames = [.. run.Roster.Units.Select(unit => PageText.Encode(unit.Name.In(content.Language)))];
    }

    public ReportContent Content { get; }

    /// <summary>The year's index in the evaluation.</summary>
    public int EvaluationYear { get; }

    /// <summary>Explanations of the units with a score, by code.</summary>
    public Dictionary<string, UnitExplanation> Explained { get; }

    /// <summary>Each unit's peer group.</summary>
    public PeerGroup?[] Peers { get; }

    /// <summary>The framework's indicators, in its order.</summary>
    public IReadOnlyList<IndicatorRow> Rows { get; }

    /// <summary>Moves by unit; null in the first year.</summary>
    public RankMove[]? Moves { get; }

    /// <summary>What comes next, by row of the year.</summary>
    public NextStep?[] NextSteps { get; }

    /// <summary>Number of ranked units.</summary>
    public int RankedCount { get; }

    /// <summary>Who passed whom; null in the first year.</summary>
    public RankPasses? Passes { get; }

    /// <summary>Whether some unit lies in one that has a score.</summary>
    public bool HasParents { get; }

    /// <summary>Whether some unit has peers.</summary>
    public bool HasPeers { get; }

    /// <summary>Decimals that normalised values are shown with.</summary>
    public int NormalisedDecimals { get; }

    /// <summary>True where thousands of pages stand in one file: their tables leave out the names, which stand once, see <see cref="UnitTable"/>.</summary>
    public bool NamesStandApart { get; }

    /// <summary>Names of the units, encoded.</summary>
    public string[] UnitNames { get; }

    static IEnumerable<(Node Leaf, Node Pillar)> Leaves(Scheme scheme) => scheme.Framework.Children
        .SelectMany(pillar => pillar.TopDown().Where(node => node.IsLeaf).Select(leaf => (leaf, pillar)));

    static int Position(IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
            if (codes[i] == code)
                return i;
        return -1;
    }
}

/// <summary>One indicator of the framework, and where its numbers stand.</summary>
sealed class IndicatorRow(ReportContent content, Node leaf, Node pillar, int position, int rawColumn)
{
    readonly Indicator? indicator = content.Run.Scheme.Indicators.FirstOrDefault(each => each.Code == leaf.Code);

    /// <summary>The indicator's code.</summary>
    public string Code { get; } = leaf.Code;

    /// <summary>The node below the index that it belongs to; the indicator itself where it hangs on the index.</summary>
    public Node Pillar { get; } = pillar;

    /// <summary>Its position among the evaluation's indicators; −1 = none.</summary>
    public int Position { get; } = position;

    /// <summary>Its column in the run's table of indicators in their own units; −1 = none.</summary>
    public int RawColumn { get; } = rawColumn;

    /// <summary>Its name in both languages.</summary>
    public Text Title => indicator?.Name ?? leaf.Name;

    /// <summary>Its unit of measure; empty = none.</summary>
    public string Unit => indicator?.Unit ?? "";

    /// <summary>Its name, encoded.</summary>
    public string Name => field ??= PageText.Encode(content.Name(Title));

    /// <summary>Its unit of measure, encoded.</summary>
    public string Measure => field ??= PageText.Encode(Unit);
}
