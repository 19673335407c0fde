namespace Scoring.Reading;

/// <summary>What a number measures, told by its unit and the words before it.</summary>
static class KindRules
{
    public const string Falling = "下降 降低 回落 减少 下滑 负增长";
    const string Plans = "调增 力争 拟 计划 目标值 目标为 确保 规划 预期 预计 达到目标";

    /// <summary>True where the words speak of what is to be reached.</summary>
    public static bool IsPlan(string words) => Clause.Has(words, Plans) && !Clause.Has(words, "计划项目 科技计划 计划立项 规划局");

    /// <summary>The unit of measure that the words ask for where a number has none; null when they ask for none.</summary>
    public static string? Implied(string words)
    {
        if (Clause.Has(words, "每万人 万人"))
            if (Clause.Has(words, "专利 发明"))
                return "件/万人";
            else if (Clause.Has(words, "人员 人才"))
                return "人/万人";
        return Clause.Has(words, "占 比重 增速 增幅 增长 同比 下降 率 之比 强度 完成") ? "%" : null;
    }

    /// <summary>The kind of a rate by the words before it.</summary>
    public static QuantityKind OfRate(string words)
    {
        if (Clause.Has(words, "完成率") || (Clause.Has(words, "完成") && !Clause.Has(words, "占 增 率"))) return QuantityKind.Completion;
        if (Clause.Has(words, "增速 增幅 增长 同比 较上年 比上年 增加 " + Falling)) return QuantityKind.Growth;
        if (Clause.Has(words, "gdp 生产总值 强度 之比")) return QuantityKind.Ratio;
        if (Clause.Has(words, "占 比重 建有率 覆盖率 普及率 份额 比例")) return QuantityKind.Share;
        return QuantityKind.Rate;
    }

    /// <summary>The kind of an amount of money or a number of things.</summary>
    public static QuantityKind OfAmount(string before, string around, string clause, string unit, bool running, bool share)
    {
        var money = unit.EndsWith('元');
        if (money && Clause.Has(around, "奖励 奖补 以奖代补 奖金")) return QuantityKind.Reward;
        if (Clause.Has(before, "净增 净减")) return QuantityKind.NetFlow;
        if (Clause.Has(before, "增加 增量 减少") && !Clause.Has(before, "增加到 增加至 减少到 减少至")) return QuantityKind.Increment;
        if (money)
        {
            if (running || Clause.Has(before, "累计")) return QuantityKind.Cumulative;
            if (Clause.Has(before, "今年 本年 当年") && Clause.Has(clause, "累计")) return QuantityKind.InYear;
            return share || Clause.Has(before, "成交") ? QuantityKind.Level : QuantityKind.Flow;
        }
        if (Clause.Has(before, "累计 总数 拥有 有效 存量 期末 现有 保有 突破 在孵") || Clause.Has(around, "发展到 增长到 增加到 增加至")) return QuantityKind.Stock;
        return Clause.Has(before, "认定 授权 申请 备案 登记 新增 立项 受理 转让 失效 申报") ? QuantityKind.Flow : QuantityKind.Count;
    }
}
