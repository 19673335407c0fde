namespace Scoring.Auditing;

static partial class Verdicts
{
    static Verdict PillarCorrelation(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("pillar-correlation",
            new("指标与所属支柱的相关", "Indicators and their pillars"),
            new($"r 在 {N(t.Weak)} 与 {N(t.High)} 之间；负相关为不通过", $"r between {N(t.Weak)} and {N(t.High)}; negative fails"),
            new("负相关：核对方向，或移出该支柱；过弱：与支柱无关，考虑移动或删去；过强：支柱几乎由它一个决定。", "Negative: check the direction, or take it out of the pillar. Weak: it has little to do with the pillar; move or drop it. High: it all but decides the pillar alone."),
            audit.Placements.Count(placement => !double.IsNaN(placement.Own.Coefficient)),
            audit.Placements.SelectMany(Found));

        IEnumerable<Concern> Found(Placement placement)
        {
            var (code, own) = (placement.Indicator, placement.Own);
            if (placement.IsNegative)
                yield return Concern(Outcome.Fail, 0, "与所属支柱 {0} 负相关", "correlates negatively with its pillar {0}");
            else if (placement.IsWeak(t))
                yield return Concern(Outcome.Warn, t.Weak, "与所属支柱 {0} 相关过弱", "correlates weakly with its pillar {0}");
            else if (placement.IsDominant(t))
                yield return Concern(Outcome.Warn, t.High, "与所属支柱 {0} 几乎一致", "says nearly the same as its pillar {0}");

            Concern Concern(Outcome outcome, double threshold, string zh, string en)
            {
                var number = $"r = {Beside(own.Coefficient, threshold)}, {P(own.Probability)}";
                return new Concern(outcome, code, own.Node, own.Coefficient, new(
                    $"{code} {zh.Replace("{0}", own.Node, StringComparison.Ordinal)}（{number}）", $"{code} {en.Replace("{0}", own.Node, StringComparison.Ordinal)} ({number})"));
            }
        }
    }

    static Verdict OtherPillar(Audit audit) => Make("other-pillar",
        new("指标是否属于其他支柱", "Indicators that belong to another pillar"),
        new("与自己的支柱相关最高", "the own pillar is the one an indicator correlates most with"),
        new("若概念上说得通，考虑移入该支柱。", "Consider moving it, if that makes sense as a concept."),
        audit.Placements.Count(placement => placement.BestOther is not null && !double.IsNaN(placement.Own.Coefficient)),
        audit.Placements.Where(placement => placement.FitsElsewhere).Select(placement => new Concern(
            Outcome.Warn, placement.Indicator, placement.BestOther!.Node, placement.BestOther.Coefficient, new(
                $"{placement.Indicator} 与 {placement.BestOther.Node}（r = {N(placement.BestOther.Coefficient)}）比与自己的支柱 {placement.Own.Node}（r = {N(placement.Own.Coefficient)}）更相关",
                $"{placement.Indicator} correlates more with {placement.BestOther.Node} (r = {N(placement.BestOther.Coefficient)}) than with its pillar {placement.Own.Node} (r = {N(placement.Own.Coefficient)})"))));

    static Verdict Redundancy(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("redundancy",
            new("同一节点下的重复", "Redundancy"),
            new($"同一节点的子项两两 r ≤ {N(t.High)}", $"r ≤ {N(t.High)} between children of one node"),
            new("二者衡量同一件事，被计了两次：合并、删去其一，或各减权重。", "Both measure the same thing, which then counts twice: merge them, drop one, or share the weight."),
            Pairs(audit),
            audit.Redundant.Select(pair => new Concern(Outcome.Warn, pair.First, pair.Second, pair.Coefficient, new(
                $"{pair.Group}：{pair.First} 与 {pair.Second} 几乎一致（r = {Beside(pair.Coefficient, t.High)}）",
                $"{pair.Group}: {pair.First} and {pair.Second} say nearly the same (r = {Beside(pair.Coefficient, t.High)})"))));
    }

    static Verdict Opposition(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("opposition",
            new("同一节点下的对立", "Trade-offs"),
            new($"同一节点的子项两两 r ≥ {N(t.Opposed)}", $"r ≥ {N(t.Opposed)} between children of one node"),
            new("二者相互抵消：核对方向，或不要放在同一节点下平均。", "They cancel out in the mean: check directions, or do not average them."),
            Pairs(audit),
            audit.Opposed.Select(pair => new Concern(Outcome.Warn, pair.First, pair.Second, pair.Coefficient, new(
                $"{pair.Group}：{pair.First} 与 {pair.Second} 此消彼长（r = {Beside(pair.Coefficient, t.Opposed)}）",
                $"{pair.Group}: {pair.First} and {pair.Second} work against each other (r = {Beside(pair.Coefficient, t.Opposed)})"))));
    }

    static Verdict Silence(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("silent-indicators",
            new("沉默指标", "Silent indicators"),
            new($"指标与总指数 r ≥ {N(t.Silent)}", $"r ≥ {N(t.Silent)} between an indicator and the index"),
            new("其权重不体现在总指数中：检查所属支柱，或说明保留的理由。", "Its weight does not show in the index: look at its pillar, or say why it stays."),
            audit.Influences.Count(influence => !double.IsNaN(influence.Coefficient)),
            audit.Influences.Where(influence => influence.IsSilent(t) || influence.IsAgainst(t)).Select(influence =>
            {
                var number = $"r = {Beside(influence.Coefficient, influence.Coefficient < 0 ? -t.Silent : t.Silent)}";
                return new Concern(Outcome.Warn, influence.Indicator, audit.Nodes[0], influence.Coefficient, influence.IsSilent(t)
                    ? new($"{influence.Indicator} 权重 {Percent(influence.Weight)}，却几乎不影响总指数（{number}）", $"{influence.Indicator} weighs {Percent(influence.Weight)} and hardly shows in the index ({number})")
                    : new($"{influence.Indicator} 与总指数反向变动（{number}）", $"{influence.Indicator} runs against the index ({number})"));
            }));
    }

    static Verdict Consistency(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("consistency",
            new("内部一致性（Cronbach α）", "Internal consistency (Cronbach's alpha)"),
            new($"各节点 α ≥ {N(t.Alpha)}；低于 {N(t.LowAlpha)} 为不通过", $"alpha of each node's children ≥ {N(t.Alpha)}; below {N(t.LowAlpha)} fails"),
            new("看删去哪一项后 α 上升最多；概念上本不应一致的节点可说明理由。", "See which item it rises most without. A node that is not meant to be one thing may say so."),
            Groups().Count(),
            Groups().Where(alpha => alpha.Raw < t.Alpha).Select(alpha =>
            {
                var best = alpha.ByItem.Where(item => item.Raw > alpha.Raw).MaxBy(item => item.Raw);
                return new Concern(alpha.Raw < t.LowAlpha ? Outcome.Fail : Outcome.Warn, alpha.Node, best?.Code, alpha.Raw, new(
                    $"{alpha.Node} 的 α = {Beside(alpha.Raw, alpha.Raw < t.LowAlpha ? t.LowAlpha : t.Alpha)}" + (best is null ? "" : $"；删去 {best.Code} 后为 {N(best.Raw)}"),
                    $"{alpha.Node} has alpha = {Beside(alpha.Raw, alpha.Raw < t.LowAlpha ? t.LowAlpha : t.Alpha)}" + (best is null ? "" : $"; {N(best.Raw)} without {best.Code}")));
            }));

        IEnumerable<CronbachAlpha> Groups() => audit.Alphas.Where(alpha => alpha.Items == GroupItems.Children && !double.IsNaN(alpha.Raw));
    }

    static Verdict Components(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("components",
            new("主成分：各节点是否只含一个维度", "Principal components: one dimension in each node"),
            new($"第一主成分解释 ≥ {Percent(t.FirstComponent)}，仅一个特征值大于 1，载荷同号", $"the first component explains at least {Percent(t.FirstComponent)}, only one eigenvalue is above 1, loadings have one sign"),
            new("多个维度：考虑拆分该节点；载荷为负：该项与其余相反。", "Several dimensions: consider splitting the node. Negative loading: the item runs against the others."),
            Groups().Count(),
            Groups().SelectMany(Found));

        IEnumerable<PrincipalComponents> Groups() => audit.Components.Where(group => group.Items == GroupItems.Children && group.Eigenvalues.Count > 1);

        // One concern per node, so that their number is that of the nodes to look at.
        IEnumerable<Concern> Found(PrincipalComponents group)
        {
            var above = group.Eigenvalues.Count(value => value > 1 + 1e-9);
            string[] negative = [.. group.Codes.Where((_, item) => group.Loadings[0][item] < -1e-9)];
            var isSplit = group.Explained(0) < t.FirstComponent || above > 1;
            if (!isSplit && negative.Length == 0) yield break;
            var items = string.Join(", ", negative);
            yield return new(Outcome.Warn, group.Node, negative.Length > 0 ? negative[0] : null, group.Explained(0), new(
                $"{group.Node} 的第一主成分解释 {Percent(group.Explained(0))}，特征值大于 1 的有 {Invariant($"{above}")} 个" + (negative.Length > 0 ? $"；载荷为负：{items}" : ""),
                $"{group.Node}: the first component explains {Percent(group.Explained(0))}, {Invariant($"{above}")} eigenvalue{(above == 1 ? "" : "s")} above 1"
                    + (negative.Length > 0 ? $"; negative loadings: {items}" : "")));
        }
    }

    static Verdict Adequacy(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("adequacy",
            new("抽样适当性（KMO、Bartlett）", "Sampling adequacy (KMO, Bartlett)"),
            new($"KMO ≥ {N(t.Adequacy)}，低于 {N(t.LowAdequacy)} 为不通过；Bartlett p < {N(t.Significance)}", $"KMO ≥ {N(t.Adequacy)}, below {N(t.LowAdequacy)} fails; Bartlett's p < {N(t.Significance)}"),
            new("该节点各项共同之处太少，主成分及由其得出的权重没有意义。", "The node's items have too little in common for components, and for weights made of them."),
            Groups().Count(),
            Groups().SelectMany(Found));

        // Two items have a KMO of one half whatever they are.
        IEnumerable<PrincipalComponents> Groups() =>
            audit.Components.Where(group => group.Items == GroupItems.Children && group.Codes.Count > 2 && !double.IsNaN(group.Adequacy));

        IEnumerable<Concern> Found(PrincipalComponents group)
        {
            var isUnrelated = group.BartlettProbability >= t.Significance;
            if (!isUnrelated && !(group.Adequacy < t.Adequacy)) yield break;
            yield return new(group.Adequacy < t.LowAdequacy ? Outcome.Fail : Outcome.Warn, group.Node, null, group.Adequacy, new(
                $"{group.Node} 的 KMO = {Beside(group.Adequacy, group.Adequacy < t.LowAdequacy ? t.LowAdequacy : t.Adequacy)}" + (isUnrelated ? $"，Bartlett 检验不显著（{P(group.BartlettProbability)}）" : ""),
                $"{group.Node} has KMO = {Beside(group.Adequacy, group.Adequacy < t.LowAdequacy ? t.LowAdequacy : t.Adequacy)}" + (isUnrelated ? $" and Bartlett's test finds no correlation ({P(group.BartlettProbability)})" : "")));
        }
    }

    static int Pairs(Audit audit) => audit.Alphas.Where(group => group.Items == GroupItems.Children).Sum(group =>
        Enumerable.Range(0, group.Count).Sum(i => Enumerable.Range(i + 1, group.Count - i - 1).Count(j =>
            !double.IsNaN(audit.Pearson[group.ByItem[i].Code, group.ByItem[j].Code]))));
}
