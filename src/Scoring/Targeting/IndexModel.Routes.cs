using Scoring.Adjusting;
using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Preparing;

namespace Scoring.Targeting;

/// <summary>What a change of an indicator can reach, and what only a whole run can tell.</summary>
sealed partial class IndexModel
{
    /// <summary>Normalisers whose parameters are the least and the greatest value of the sample.</summary>
    static readonly string[] ByEnds = ["min-max", "distance-to-best", "distance-to-target", "fraction-of-max", "logarithmic"];

    /// <summary>Imputations that fill a unit's cells from its own of other years.</summary>
    static readonly string[] ByHistory = ["latest", "next", "nearest", "linear", "linear-constant"];

    /// <summary>Imputations that look at one variable at a time.</summary>
    static readonly HashSet<string> OneVariable = new(
        Imputers.All.Where(imputer => imputer is ColumnImputer or ImputeNone).Select(imputer => imputer.Definition.Name), StringComparer.Ordinal);

    /// <summary>Methods whose value never falls when a child's rises.</summary>
    static readonly string[] Rising = ["arithmetic", "geometric", "harmonic", "generalised-mean", "sum", "min", "max", "median", "mean-min", "owa"];

    /// <summary>Methods with a value for any numbers.</summary>
    static readonly string[] Total = ["arithmetic", "sum", "min", "max", "median", "mean-min", "owa"];

    IndicatorRoute RouteOf(PlannedNode leaf)
    {
        var scheme = evaluation.Scheme;
        var code = leaf.Node.Code;
        var indicator = scheme.Indicators.First(each => each.Code == code);
        var normalisations = scheme.Steps.Select((step, position) => (Step: step, Position: position)).Where(each => each.Step.Kind == StepKind.Normalise)
            .Select(each => new RouteNormalisation(each.Step.For(code), Normalisation.IsOriented(scheme, each.Step, code) ? 1 : indicator.Direction,
                [.. evaluation.Records.First(record => record.Position == each.Position && record.Kind == StepKind.Normalise).Fitted.Where(entry => entry.Code == code)]))
            .Where(each => each.Choice.Method.Name != "none" || each.Choice.Options.Rounding("round") is not null).ToList();
        var path = PathOf(leaf);
        var following = normalisations.Select(each => FollowingOf(each.Choice, each.Direction, indicator.Standard, indicator.Target)).DefaultIfEmpty(Following.Still).Max();
        var back = normalisations.Select(each => Normalisers.Find(each.Choice.Method.Name).YearsBack(each.Choice.Options) is { } years
            ? evaluation.Natural.IndexOfYear(evaluation.Years[year] - years) : -1).Where(index => index >= 0).ToList();
        int[] years = [.. back.Append(year).Distinct().Order()];
        var route = new IndicatorRoute(indicator, leaf.Position, leaf.Variable)
        {
            Path = path,
            Normalisations = normalisations,
            Following = following,
            Sign = path.Aggregate(normalisations.Aggregate(1, (sign, each) => sign * each.Sign), (sign, node) => sign * SignOf(node, code)),
            IsMonotone = path.All(node => Rising.Contains(node.Choice!.Method.Name)),
            IsDelicate = following != Following.Still && evaluation.Years.Count > 1 && path.Exists(node => !Total.Contains(node.Choice!.Method.Name)),
            Beside = years.Length == 1 ? oneYear : Part(evaluation.Natural, years),
            Year = Array.IndexOf(years, year),
        };
        route = route with { Spreads = SpreadsOf(route) };
        return route with { Obstacle = ObstacleOf(route) };
    }

    List<PlannedNode> PathOf(PlannedNode leaf)
    {
        var path = new List<PlannedNode>();
        for (var position = leaf.Position; ;)
        {
            var parent = plan.Nodes.FirstOrDefault(node => node.Children.Contains(position));
            if (parent is null) return path;
            path.Add(parent);
            position = parent.Position;
        }
    }

    /// <summary>−1 where a node's <c>then</c> list or costs turn values around.</summary>
    static int SignOf(PlannedNode node, string code)
    {
        var sign = 1;
        foreach (var choice in node.Node.Then)
            if (choice.Method.Name != "none" && choice.Options["direction"] is "-")
                sign = -sign;
        if (node.Aggregator is CrossUnitAggregator && node.Choice!.Options.Knows("costs")
            && node.Choice.Options.Names("costs").Any(cost => node.Node.Children.First(child => child.Code == cost).BottomUp().Any(below => below.Code == code)))
            sign = -sign;
        return sign;
    }

    Following FollowingOf(MethodChoice choice, int direction, double? standard = null, double? target = null)
    {
        if (frozen || choice.Method.Name == "none") return Following.Still;
        var (method, bounds) = (Normalisers.Find(choice.Method.Name), choice.Options.Bounds("bounds"));
        if (!method.NeedsSample(new NormaliserContext(choice.Options, direction, standard, target)) && method.ReferenceUnit(choice.Options) is null) return Following.Still;
        if (!bounds.EachYear && bounds.Years.Count > 0 && !bounds.Years.Contains(evaluation.Years[year])) return Following.Still;
        return ByEnds.Contains(choice.Method.Name) ? Following.Ends : Following.Always;
    }

    string? ObstacleOf(IndicatorRoute route)
    {
        var (code, path) = (route.Indicator.Code, route.Path);
        if (path.Count == 0 || path[^1].Position != plan.Nodes.Count - 1) return "feeds_parent";
        if (route.Following != Following.Still && route.Normalisations.Count > 1) return "normalise, normalise";
        foreach (var node in path)
        {
            if (node.Aggregator is Formula || (node.Aggregator is CrossUnitAggregator && !frozen)) return $"{node.Node.Code}: {node.Choice!.Method.Name}";
            if (node.Node.Then.FirstOrDefault(choice => FollowingOf(choice, 1) != Following.Still) is { } then) return $"{node.Node.Code}: then {then.Method.Name}";
        }
        var names = evaluation.Nodes.Select(node => node.Code).Append(code).ToHashSet(StringComparer.Ordinal);
        var normalised = false;
        for (var position = 0; position < evaluation.Scheme.Steps.Count; position++)
        {
            var step = evaluation.Scheme.Steps[position];
            normalised |= step.Kind == StepKind.Normalise;
            if (Obstacle(step, route, names, normalised, evaluation.Records.FirstOrDefault(record => record.Position == position && record.Kind == step.Kind)) is { } found)
                return $"{step.Kind.Key()}: {found}";
        }
        return null;
    }

    string? Obstacle(Step step, IndicatorRoute route, HashSet<string> names, bool normalised, StepRecord? record)
    {
        var (code, options) = (route.Indicator.Code, step.Choice.Options);
        switch (step.Kind)
        {
            case StepKind.Screen:
                return options.Has("min_nonzero") || options.Has("indicator_nonzero") ? "nonzero" : null;
            case StepKind.Impute:
                foreach (var changed in record?.Changed ?? [])
                {
                    if (!OneVariable.Contains(changed.Method)) return changed.Method;
                    if (changed.Code != code || changed.Method == "constant") continue;
                    if (!ByHistory.Contains(changed.Method) || (normalised && route.Following != Following.Still)) return changed.Method;
                }
                return null;
            case StepKind.Treat:
                return step.For(code).Method.Name is var treat and not "none" ? treat : null;
            case StepKind.Normalise:
                var choice = step.For(code);
                return Normalisers.Find(choice.Method.Name).Condition(choice.Options) is { } when && Expression.Parse(when).Names.Contains(code) ? $"when {when}" : null;
            case StepKind.Weight:
                return frozen || step.Choice.Method.Name is "given" or "equal" or "ahp" or "delphi" ? null : step.Choice.Method.Name;
            case StepKind.Adjust:
                return AdjustmentItem.Of(step).FirstOrDefault(item => item.Expression is { } text && Expression.Parse(text).Names.Any(names.Contains))?.Code;
            default:
                return null;
        }
    }

    /// <summary>The units one of whose sampled cells of another year may have been filled from this year's.</summary>
    bool[]? SpreadsOf(IndicatorRoute route)
    {
        if (frozen || route.Normalisations.All(each => FollowingOf(each.Choice, each.Direction, route.Indicator.Standard, route.Indicator.Target) == Following.Still
            && !Normalisers.Find(each.Choice.Method.Name).NeedsSample(new NormaliserContext(each.Choice.Options, each.Direction, route.Indicator.Standard, route.Indicator.Target)))) return null;
        var methods = evaluation.Records.Where(record => record.Kind == StepKind.Impute).SelectMany(record => record.Changed)
            .Where(changed => changed.Code == route.Indicator.Code && ByHistory.Contains(changed.Method)).Select(changed => changed.Method).ToHashSet(StringComparer.Ordinal);
        if (methods.Count == 0) return null;
        var spreads = new bool[evaluation.Roster.Count];
        for (var at = 0; at < evaluation.Years.Count; at++)
        {
            if (at == year || (methods.Count == 1 && ((methods.Contains("latest") && at < year) || (methods.Contains("next") && at > year)))) continue;
            if (route.Normalisations.All(each => each.Choice.Options.Bounds("bounds") is var bounds
                && (bounds.EachYear || (bounds.Years.Count > 0 && !bounds.Years.Contains(evaluation.Years[at]))))) continue;
            var column = evaluation.Normalised[route.Variable, at];
            for (var unit = 0; unit < spreads.Length; unit++) spreads[unit] |= column.Status(unit) == CellStatus.Imputed;
        }
        return spreads.Contains(true) ? spreads : null;
    }
}
