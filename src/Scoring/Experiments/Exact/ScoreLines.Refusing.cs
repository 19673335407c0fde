using Scoring.Aggregating;
using Scoring.Methods;

namespace Scoring.Experiments.Exact;

sealed partial class ScoreLines
{
    /// <summary>What keeps the index from being linear in a node's value, or null.</summary>
    Text? Obstacle(PlannedNode node)
    {
        if (evaluation.Scheme.Steps.Any(step => step.Kind == StepKind.Adjust)) return new Text("得分在汇总后另有调整", "scores are adjusted after they are joined");
        var geometric = Root.Aggregator is Geometric;
        for (var at = node; ; at = plan.Nodes[parents[at.Position]])
        {
            var code = at.Node.Code;
            var fits = geometric ? at.Aggregator is Geometric : at.Aggregator is Arithmetic || (at.Aggregator is Sum && at.Choice!.Options.Word("missing") != "rescale");
            if (!fits) return new Text($"{code}按{at.Choice!.Method.Name}汇总，得分不是权重的直线", $"{code} is joined by {at.Choice!.Method.Name}: scores are no lines in its weights");
            if (at.Node.Then.Count > 0) return new Text($"{code}的汇总值再经then变换", $"the value of {code} is rescaled by then");
            if (at == Root) return null;
            if (at.Node.Round is not null || at.Choice!.Options.Rounding("round") is not null) return new Text($"{code}的值先舍入再上传", $"the value of {code} is rounded before its parent reads it");
            if (plan.Nodes[parents[at.Position]].Choice!.Options is { } options && geometric && options.NumberOrNull("floor") is not null)
                return new Text($"{code}的值受floor下限约束", $"the value of {code} is held by a floor");
        }
    }

    /// <summary>
    /// The units for which a node has no value because all of its children that they have weigh nothing, while one of these gains weight on the slide, or null for
    /// none: their scores jump at its first step, and with them the places of others.
    /// </summary>
    Text? Jump(PlannedNode node, int child)
    {
        var shares = Shares(node);
        var absorbed = Absorbing(shares, child);
        var gains = shares.Select((share, j) => share == 0 && (j == child || absorbed[j] > 0)).ToArray();
        if (!gains.Contains(true)) return null;
        var columns = node.Children.Select(Values).ToArray();
        var units = Enumerable.Range(0, Scores.Length).Count(unit => !evaluation.Roster.IsAggregate[unit]
            && columns.Where((column, j) => gains[j] && !double.IsNaN(column[unit])).Any()
            && columns.Where((column, j) => shares[j] > 0 && !double.IsNaN(column[unit])).All(_ => false));
        var code = node.Node.Code;
        return units == 0 ? null : new Text($"{code}下只有权重为0的子项有值的单位（{units}个），一旦其中一项有权重，得分即跳变", $"{code}: units that have only children that weigh nothing ({units}) jump as soon as one of these weighs something");
    }
}
