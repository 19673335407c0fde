namespace Scoring.Auditing;

/// <summary>An audit's results as tables.</summary>
static class AuditTables
{
    public static IReadOnlyList<AuditTable> Of(Audit audit) =>
    [
        Verdicts(audit), Concerns(audit),
        Statistics("statistics", new("指标统计量（派生后）", "Statistics of the indicators as derived"), audit.Derived, audit.Thresholds),
        Statistics("normalised_statistics", new("指标统计量（框架所读）", "Statistics of the indicators as the framework reads them"), audit.Normalised, audit.Thresholds),
        Placements(audit), Influences(audit), Alphas(audit), Components(audit), Denominators(audit), Availability(audit), Correlations(audit),
    ];

    static AuditTable Verdicts(Audit audit) => new("verdicts", new("结论", "Verdicts"), audit.Verdicts.Count,
    [
        Word("check", "检查", "Check", row => audit.Verdicts[row].Check),
        Sentence("title", "内容", "What is checked", row => audit.Verdicts[row].Title),
        Word("outcome", "结论", "Verdict", row => OutcomeWords.Of(audit.Verdicts[row].Outcome)),
        Count("assessed", "检查数", "Assessed", row => audit.Verdicts[row].Assessed),
        Count("concerns", "需关注", "To look at", row => audit.Verdicts[row].Concerns.Count),
        Sentence("rule", "标准", "Rule", row => audit.Verdicts[row].Rule),
        Sentence("advice", "建议", "Advice", row => audit.Verdicts[row].Advice),
    ]);

    static AuditTable Concerns(Audit audit)
    {
        (Verdict Verdict, Concern Concern)[] rows = [.. audit.Verdicts.SelectMany(verdict => verdict.Concerns.Select(concern => (verdict, concern)))];
        return new("concerns", new("需关注的事项", "What to look at"), rows.Length,
        [
            Word("check", "检查", "Check", row => rows[row].Verdict.Check),
            Word("outcome", "结论", "Verdict", row => OutcomeWords.Of(rows[row].Concern.Outcome)),
            Word("subject", "对象", "Subject", row => rows[row].Concern.Subject),
            Word("against", "相对于", "Against", row => rows[row].Concern.Against),
            Number("value", "数值", "Value", row => rows[row].Concern.Value),
            Sentence("found", "发现", "Found", row => rows[row].Concern.Found),
        ]);
    }

    static AuditTable Statistics(string name, Text title, IReadOnlyList<IndicatorStatistics> all, AuditThresholds t) => new(name, title, all.Count,
    [
        Word("indicator", "指标", "Indicator", row => all[row].Code),
        Count("units", "单位数", "Units", row => all[row].Units),
        Count("available", "有值", "Values", row => all[row].Available),
        Number("availability", "可得率", "Available", row => all[row].Availability),
        Number("min", "最小", "Min", row => all[row].Minimum),
        Number("max", "最大", "Max", row => all[row].Maximum),
        Number("mean", "均值", "Mean", row => all[row].Mean),
        Number("median", "中位数", "Median", row => all[row].Median),
        Number("sd", "标准差", "Std dev", row => all[row].Deviation),
        Number("skewness", "偏度", "Skew", row => all[row].Skewness),
        Number("kurtosis", "峰度", "Kurtosis", row => all[row].Kurtosis),
        Count("zeros", "零值", "Zeros", row => all[row].Zeros),
        Number("nonzero_share", "非零率", "Nonzero", row => all[row].NonZeroShare),
        Count("unique", "不同值", "Unique", row => all[row].Unique),
        Number("unique_share", "不同值率", "Unique share", row => all[row].UniqueShare),
        Number("most_frequent", "众值", "Commonest", row => all[row].MostFrequent),
        Count("most_frequent_count", "众值数", "of it", row => all[row].MostFrequentCount),
        Word("flags", "标记", "Flags", row => Flags(
            (all[row].IsScarce(t), "scarce"), (all[row].IsConstant, "constant"), (all[row].IsMostlyZero(t), "zeros"),
            (all[row].IsMostlySame(t), "same"), (all[row].HasOutliers(t), "outliers"))),
    ]);

    static AuditTable Placements(Audit audit)
    {
        var all = audit.Placements;
        return new("placements", new("指标与支柱", "Indicators and pillars"), all.Count,
        [
            Word("indicator", "指标", "Indicator", row => all[row].Indicator),
            Word("pillar", "支柱", "Pillar", row => all[row].Own.Node),
            Number("r", "r", "r", row => all[row].Own.Coefficient),
            Number("p", "p", "p", row => all[row].Own.Probability),
            Word("other", "最相关的其他支柱", "Best other", row => all[row].BestOther?.Node),
            Number("other_r", "其 r", "its r", row => all[row].BestOther?.Coefficient ?? double.NaN),
            Number("index_r", "与总指数 r", "r with index", row => all[row].Ancestors[^1].Coefficient),
            Word("flags", "标记", "Flags", row => Flags(
                (all[row].IsNegative, "negative"), (all[row].IsWeak(audit.Thresholds), "weak"), (all[row].IsDominant(audit.Thresholds), "high"),
                (all[row].FitsElsewhere, "elsewhere"))),
        ]);
    }

    static AuditTable Influences(Audit audit)
    {
        var all = audit.Influences;
        return new("influences", new("权重与影响", "Weight and influence"), all.Count,
        [
            Word("indicator", "指标", "Indicator", row => all[row].Indicator),
            Number("weight", "有效权重", "Weight", row => all[row].Weight),
            Number("r", "与总指数 r", "r with index", row => all[row].Coefficient),
            Number("p", "p", "p", row => all[row].Probability),
            Number("importance", "影响份额", "Importance", row => all[row].Importance),
            Word("flags", "标记", "Flags", row => Flags((all[row].IsSilent(audit.Thresholds), "silent"), (all[row].IsAgainst(audit.Thresholds), "against"))),
        ]);
    }

    static AuditTable Alphas(Audit audit)
    {
        var rows = audit.Alphas.SelectMany(alpha => alpha.ByItem.Select(item => (Alpha: alpha, Item: (AlphaItem?)item)).Prepend((alpha, null))).ToArray();
        return new("alphas", new("Cronbach α", "Cronbach's alpha"), rows.Length,
        [
            Word("node", "节点", "Node", row => rows[row].Alpha.Node),
            Word("items", "范围", "Items", row => GroupWords.Of(rows[row].Alpha.Items)),
            Count("count", "项数", "Number", row => rows[row].Alpha.Count - (rows[row].Item is null ? 0 : 1)),
            Word("without", "删去", "Without", row => rows[row].Item?.Code),
            Number("raw", "α", "Alpha", row => rows[row].Item?.Raw ?? rows[row].Alpha.Raw),
            Number("standardised", "标准化 α", "Standardised", row => rows[row].Item?.Standardised ?? rows[row].Alpha.Standardised),
            Number("item_rest", "项与其余 r", "Item–rest r", row => rows[row].Item?.ItemRest ?? double.NaN),
        ]);
    }

    static AuditTable Components(Audit audit)
    {
        var rows = audit.Components.SelectMany(group => group.Eigenvalues.Select((_, component) => (Group: group, Component: component))).ToArray();
        return new("components", new("主成分", "Principal components"), rows.Length,
        [
            Word("node", "节点", "Node", row => rows[row].Group.Node),
            Word("items", "范围", "Items", row => GroupWords.Of(rows[row].Group.Items)),
            Count("units", "单位数", "Units", row => rows[row].Group.Units),
            Count("component", "成分", "Component", row => rows[row].Component + 1),
            Number("eigenvalue", "特征值", "Eigenvalue", row => rows[row].Group.Eigenvalues[rows[row].Component]),
            Number("explained", "解释份额", "Explained", row => rows[row].Group.Explained(rows[row].Component)),
            Number("cumulative", "累计", "Cumulative", row => Enumerable.Range(0, rows[row].Component + 1).Sum(rows[row].Group.Explained)),
            Number("kmo", "KMO", "KMO", row => rows[row].Group.Adequacy),
            Number("bartlett", "Bartlett χ²", "Bartlett χ²", row => rows[row].Group.Bartlett),
            Number("bartlett_p", "其 p", "its p", row => rows[row].Group.BartlettProbability),
        ]);
    }

    static AuditTable Denominators(Audit audit)
    {
        var all = audit.Denominators;
        return new("denominators", new("与分母变量的相关", "Correlation with denominators"), all.Count,
        [
            Word("indicator", "指标", "Indicator", row => all[row].Indicator),
            Word("denominator", "分母", "Denominator", row => all[row].Denominator),
            Word("divided", "已除", "Divided", row => all[row].IsDivided ? "yes" : "no"),
            Count("units", "单位数", "Units", row => all[row].Units),
            Number("r", "r", "r", row => all[row].Coefficient),
            Number("p", "p", "p", row => all[row].Probability),
            Word("flags", "标记", "Flags", row => Flags((all[row].IsHigh(audit.Thresholds), "high"))),
        ]);
    }

    static AuditTable Availability(Audit audit)
    {
        var all = audit.Availability;
        return new("availability", new("单位数据可得性", "Availability by unit"), all.Count,
        [
            Count("year", "年份", "Year", row => all[row].Year),
            Word("unit", "单位", "Unit", row => all[row].Unit),
            Count("indicators", "适用指标", "Indicators", row => all[row].Indicators),
            Count("missing", "缺失", "Missing", row => all[row].Missing),
            Count("zeros", "零值", "Zeros", row => all[row].Zeros),
            Number("availability", "可得率", "Available", row => all[row].Availability),
            Number("nonzero_share", "非零率", "Nonzero", row => all[row].NonZeroShare),
            .. audit.Nodes.Select((node, at) => Number("in_" + node, node, node, row => all[row].ByNode[at])),
        ]);
    }

    static AuditTable Correlations(Audit audit)
    {
        var codes = audit.Pearson.Codes;
        (int First, int Second)[] pairs =
            [.. Enumerable.Range(0, codes.Count).SelectMany(first => Enumerable.Range(first + 1, codes.Count - first - 1).Select(second => (first, second)))];
        return new("correlations", new("两两相关", "Correlations"), pairs.Length,
        [
            Word("first", "甲", "First", row => codes[pairs[row].First]),
            Word("second", "乙", "Second", row => codes[pairs[row].Second]),
            Count("units", "共同单位", "Units", row => audit.Pearson.Count(pairs[row].First, pairs[row].Second)),
            .. Both("pearson", "Pearson", audit.Pearson), .. Both("spearman", "Spearman", audit.Spearman), .. Both("kendall", "Kendall", audit.Kendall),
        ]);

        AuditColumn[] Both(string name, string title, CorrelationMatrix matrix) =>
        [
            Number(name, title, title, row => matrix[pairs[row].First, pairs[row].Second]),
            Number(name + "_p", "p", "p", row => matrix.Probability(pairs[row].First, pairs[row].Second)),
        ];
    }

    static string? Flags(params (bool IsSet, string Word)[] flags) =>
        flags.Any(flag => flag.IsSet) ? string.Join(" ", flags.Where(flag => flag.IsSet).Select(flag => flag.Word)) : null;

    static WordAuditColumn Word(string name, string zh, string en, Func<int, string?> value) => new(name, new(zh, en), value);

    static TextAuditColumn Sentence(string name, string zh, string en, Func<int, Text> value) => new(name, new(zh, en), value);

    static NumberAuditColumn Number(string name, string zh, string en, Func<int, double> value) => new(name, new(zh, en), value);

    static CountAuditColumn Count(string name, string zh, string en, Func<int, int> value) => new(name, new(zh, en), value);
}
