using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Targeting;

namespace Scoring.Data.Runs;

/// <summary>What is asked of one unit's targets.</summary>
public sealed record TargetInquiry
{
    /// <summary>What the unit is to reach.</summary>
    public required TargetAim Aim { get; init; }

    /// <summary>Indicators to try; empty = all that the unit has values of.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Lowest and highest value by indicator; others go to the best value that any ranked unit has.</summary>
    public IReadOnlyDictionary<string, (double Low, double High)> Limits { get; init; } = new Dictionary<string, (double, double)>();

    /// <summary>Whether a value may improve no more than nine tenths of the ranked units improved theirs since the year before. Default: false.</summary>
    public bool PeerLimits { get; init; }

    /// <summary>Values are whole multiples of this, by indicator.</summary>
    public IReadOnlyDictionary<string, double> Steps { get; init; } = new Dictionary<string, double>();

    /// <summary>What one unit of measure costs, by indicator; where it is given only these indicators are moved together. Empty = a standard deviation of any costs 1.</summary>
    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether several indicators are moved together as well. Default: false.</summary>
    public bool Several { get; init; }
}

/// <summary>One indicator's target, with what it costs.</summary>
/// <param name="Target">The target.</param>
/// <param name="Cost">Cost of the change; NaN = none was given.</param>
public sealed record CostedTarget(IndicatorTarget Target, double Cost);

/// <summary>One unit's targets.</summary>
/// <param name="Evaluation">The run.</param>
/// <param name="Unit">The unit's index.</param>
/// <param name="Year">The year's index.</param>
public sealed record TargetAnswer(Evaluation Evaluation, int Unit, int Year)
{
    /// <summary>What the unit is to reach; null = there is nothing better for it.</summary>
    public required TargetGoal? Goal { get; init; }

    /// <summary>Its place now, in the ranking that the goal is set in.</summary>
    public required double Rank { get; init; }

    /// <summary>Its score now.</summary>
    public required double Score { get; init; }

    /// <summary>Its class now; null = none.</summary>
    public required string? Grade { get; init; }

    /// <summary>Whether it meets the goal as it stands.</summary>
    public required bool IsMet { get; init; }

    /// <summary>Indicators that reach the goal alone, the cheapest first, then those that do not, the one that gets furthest first.</summary>
    public IReadOnlyList<CostedTarget> Targets { get; init; } = [];

    /// <summary>Several indicators together; null = not asked for.</summary>
    public TargetPlan? Plan { get; init; }

    /// <summary>Answers an inquiry.</summary>
    /// <param name="source">The run.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="year">Calendar year; null = the last with ranks.</param>
    /// <param name="inquiry">What is asked.</param>
    /// <exception cref="ScoringException">There is no such unit, year, indicator, class or grouping; with every one of them.</exception>
    public static TargetAnswer Of(TargetSource source, string unit, int? year, TargetInquiry inquiry)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        var setting = TargetRun.ForUnit(source, unit, year);
        var available = setting.Available;
        var faults = inquiry.Indicators.Concat(inquiry.Limits.Keys).Concat(inquiry.Steps.Keys).Concat(inquiry.Costs.Keys).Distinct().Where(code => !available.Contains(code))
            .Select(code => new Finding { Kind = FindingKinds.BadArgument, Found = code, Expected = string.Join(", ", available) }).ToList();
        if (faults.Count > 0) throw new ScoringException(faults);
        var goal = setting.GoalOf(inquiry.Aim);
        var (rank, score, grade, isMet) = setting.Standing(goal ?? TargetGoal.ToRank(1) with { Within = inquiry.Aim.Within });
        var (evaluation, index) = (source.Evaluation, source.Evaluation.Roster.IndexOf(unit));
        var answer = new TargetAnswer(evaluation, index, evaluation.Normalised.IndexOfYear(year ?? evaluation.LatestYear))
        {
            Goal = goal,
            Rank = rank,
            Score = score,
            Grade = grade,
            IsMet = goal is null || isMet,
        };
        if (answer.IsMet || goal is null) return answer;
        var codes = inquiry.Indicators.Count > 0 ? available.Where(inquiry.Indicators.Contains).ToList() : [.. available];
        var targets = codes.Select(code => Costed(setting.ForOne(goal, Lever(setting, inquiry, code)), inquiry.Costs)).ToList();
        return answer with
        {
            Targets = [.. targets.OrderBy(each => !each.Target.IsReached).ThenBy(each => each.Target.IsReached ? Order(each) : each.Target.Rank).ThenBy(each => codes.IndexOf(each.Target.Indicator))],
            Plan = inquiry.Several ? setting.ForSeveral(goal, [.. codes.Where(code => inquiry.Costs.Count == 0 || inquiry.Costs.ContainsKey(code)).Select(code => Lever(setting, inquiry, code))]) : null,
        };
    }

    /// <summary>Stated costs first, then efforts; what has neither comes last.</summary>
    static double Order(CostedTarget each) => !double.IsNaN(each.Cost) ? each.Cost : double.IsNaN(each.Target.Effort) ? double.MaxValue : each.Target.Effort;

    static CostedTarget Costed(IndicatorTarget target, IReadOnlyDictionary<string, double> costs) =>
        new(target, costs.Count == 0 ? double.NaN : costs.TryGetValue(target.Indicator, out var cost) ? cost * Math.Abs(target.Change) : double.PositiveInfinity);

    static TargetLever Lever(TargetSetting setting, TargetInquiry inquiry, string code)
    {
        var lever = new TargetLever(code)
        {
            Step = inquiry.Steps.TryGetValue(code, out var step) ? step : null,
            Cost = inquiry.Costs.TryGetValue(code, out var cost) ? cost : setting.Spread(code) is var spread && spread > 0 ? 1 / spread : 1,
        };
        double? stated = inquiry.Limits.TryGetValue(code, out var range) && (setting.IsHigherBetter(code) ? range.High : range.Low) is var end && double.IsFinite(end) ? end : null;
        if (!inquiry.PeerLimits) return lever with { Limit = stated };
        var peers = setting.PeerLimit(code);
        return lever with { Limit = stated is { } limit ? setting.IsHigherBetter(code) ? Math.Min(limit, peers) : Math.Max(limit, peers) : peers };
    }
}
