using System.Globalization;
using static Scoring.Data.Demonstration.DemoPillar;
using static Scoring.Data.Demonstration.DemoShape;
using static Scoring.Schemes.VariableKind;

namespace Scoring.Data.Demonstration;

/// <summary>The raw variables behind the 32 indicators of the county scheme, wholes before their parts.</summary>
static class DemoVariables
{
    /// <summary>All variables. The position numbers a variable's random stream, so new ones go to the end.</summary>
    public static IReadOnlyList<DemoVariable> All { get; } =
    [
        new("population", "常住人口", "Resident population", "万人", Stock, Amount, [], 38)
            { Size = 0.65, Swing = 0.004, Growth = -0.002, Decimals = 2, Least = 0.5, Gaps = 0.2 },
        new("employed", "就业人员", "Employed persons", "万人", Stock, Share, ["population"], 0.52)
            { Wealth = 0.08, Spread = 0.08, Swing = 0.01, Decimals = 2, Gaps = 0.5 },
        new("gdp", "地区生产总值", "Gross domestic product", "亿元", Flow, Amount, ["population"], 5.2)
            { Size = 0.05, Wealth = 0.42, Spread = 0.12, Swing = 0.02, Growth = 0.055, Decimals = 2, Gaps = 0.2, IsRevised = true },
        new("villages", "行政村数", "Administrative villages", "个", Stock, Amount, ["population"], 5)
            { Size = -0.3, Wealth = -0.2, Spread = 0.35, Growth = 0.002, Least = 12, Gaps = 0.3, RuralOnly = true },
        new("budget", "一般公共预算支出", "General public budget spending", "亿元", Flow, Amount, ["population"], 0.85)
            { Size = -0.15, Wealth = 0.15, Spread = 0.15, Swing = 0.04, Growth = 0.05, Decimals = 2, Gaps = 0.2 },
        new("fiscal_st", "地方财政科技支出", "Local fiscal S&T spending", "万元", Flow, Share, ["budget"], 0.012)
            { Scale = 10000, Wealth = 0.3, Pillar = Input, Strength = 0.5, Spread = 0.35, Swing = 0.18, Growth = 0.02, Decimals = 1, Least = 10, Gaps = 0.8 },
        new("rd_expenditure", "全社会R&D经费支出", "R&D expenditure", "万元", Flow, Amount, ["gdp"], 90)
            { Wealth = 0.25, Pillar = Input, Strength = 0.6, Spread = 0.3, Swing = 0.07, Growth = 0.03, Decimals = 1, Least = 10, IsRevised = true },
        new("rd_personnel", "R&D人员全时当量", "R&D personnel (full-time equivalent)", "人年", Flow, Count, ["employed"], 22)
            { Wealth = 0.3, Pillar = Input, Strength = 0.6, Spread = 0.35, Swing = 0.08, Growth = 0.05 },
        new("industrial_revenue", "规上工业企业营业收入", "Operating revenue of industrial firms above designated size", "亿元", Flow, Amount, ["gdp"], 1.1)
            { Wealth = 0.15, Spread = 0.45, Swing = 0.05, Decimals = 2, Least = 0.5, Gaps = 0.6 },
        new("industrial_value_added", "规上工业增加值", "Value added of industrial firms above designated size", "亿元", Flow, Share, ["gdp"], 0.25)
            { Wealth = 0.2, Spread = 0.45, Swing = 0.04, Decimals = 2, Least = 0.1, Gaps = 0.6 },
        new("industrial_firms", "规上工业企业数", "Industrial firms above designated size", "家", Stock, Amount, ["industrial_revenue"], 0.45)
            { Wealth = -0.05, Spread = 0.3, Swing = 0.02, Least = 3, Gaps = 0.4 },
        new("industrial_rd", "规上工业企业R&D经费支出", "R&D expenditure of industrial firms above designated size", "万元", Flow, Share, ["rd_expenditure"], 0.73)
            { Spread = 0.5, Swing = 0.08, Decimals = 1, Gaps = 1.2 },
        new("industrial_firms_rd", "有R&D活动的规上工业企业数", "Industrial firms with R&D", "家", Stock, Share, ["industrial_firms"], 0.3)
            { Pillar = Enterprise, Strength = 0.6, Spread = 0.4, Swing = 0.08, Growth = 0.05 },
        new("industrial_firms_unit", "设有研发机构的规上工业企业数", "Industrial firms with an R&D unit", "家", Stock, Share, ["industrial_firms"], 0.28)
            { Pillar = Enterprise, Strength = 0.7, Spread = 0.6, Swing = 0.06, Growth = 0.06 },
        new("hnte", "高新技术企业数", "National high-tech enterprises (valid)", "家", Stock, Count, ["industrial_firms"], 0.28)
            { Wealth = 0.2, Pillar = Enterprise, Strength = 0.5, Spread = 0.35, Swing = 0.04, Growth = 0.13, Gaps = 0.5 },
        new("tech_sme", "国家科技型中小企业评价入库数", "National tech-based SMEs in the registry", "家", Stock, Count, ["industrial_firms"], 0.5)
            { Wealth = 0.15, Pillar = Enterprise, Strength = 0.55, Spread = 0.45, Swing = 0.12, Growth = 0.14, Gaps = 0.7 },
        new("super_deduction", "研发费用加计扣除额", "R&D super-deduction", "万元", Flow, Amount, ["rd_expenditure"], 0.75)
            { Pillar = Enterprise, Strength = 0.2, Spread = 0.25, Swing = 0.12, Growth = 0.05, Decimals = 1, Gaps = 1.2 },
        new("platforms", "省级以上科技创新平台数", "Provincial-or-higher innovation platforms", "家", Stock, Count, ["population"], 0.07)
            { Size = 0.15, Wealth = 0.2, Pillar = DemoPillar.Environment, Strength = 0.8, Spread = 0.4, Swing = 0.03, Growth = 0.08 },
        new("incubators", "省级以上科技企业孵化器数", "Provincial-or-higher incubators", "家", Stock, Count, ["population"], 0.018)
            { Wealth = 0.2, Pillar = DemoPillar.Environment, Strength = 0.8, Spread = 0.3, Swing = 0.02, Growth = 0.08 },
        new("makerspaces", "省级以上众创空间数", "Provincial-or-higher makerspaces", "家", Stock, Count, ["population"], 0.03)
            { Wealth = 0.2, Pillar = DemoPillar.Environment, Strength = 0.7, Spread = 0.3, Swing = 0.02, Growth = 0.07 },
        new("incubated_firms", "孵化器在孵企业数", "Incubated firms", "家", Stock, Count, ["incubators", "makerspaces"], 16)
            { Pillar = DemoPillar.Environment, Strength = 0.2, Spread = 0.3, Swing = 0.08 },
        new("incubator_grade", "孵化载体绩效评价等次得分", "Incubator performance grade", "分", Stock, Grade, ["incubators", "makerspaces"], 1)
            { Pillar = DemoPillar.Environment, Strength = 0.6, Spread = 0.5, Swing = 0.5 },
        new("st_loans", "科技金融贷款当年发放额", "S&T loans issued in the year", "万元", Flow, Amount, ["gdp"], 9)
            { Wealth = 0.3, Pillar = DemoPillar.Environment, Strength = 0.5, Spread = 0.7, Swing = 0.4, Growth = 0.1, Decimals = 1, ReportedFrom = 300, Gaps = 1.8 },
        new("talents", "高层次人才数", "High-level talents", "人", Stock, Count, ["population"], 2.2)
            { Wealth = 0.3, Pillar = DemoPillar.Environment, Strength = 0.65, Spread = 0.4, Swing = 0.04, Growth = 0.06, Gaps = 1.6 },
        new("villages_covered", "科技特派员覆盖的行政村数", "Villages covered by S&T commissioners", "个", Stock, Share, ["villages"], 0.93)
            { Pillar = DemoPillar.Environment, Strength = 0.8, Spread = 1.2, Swing = 0.3, Growth = 0.05, FullFrom = 0.96, RuralOnly = true },
        new("funds_due", "上级科技创新政策应兑现资金", "S&T policy funds due", "万元", Flow, Amount, ["fiscal_st"], 0.12)
            { Spread = 0.6, Swing = 0.35, Decimals = 1, Least = 5, Gaps = 1.6 },
        new("funds_paid", "上级科技创新政策已兑现资金", "S&T policy funds paid out", "万元", Flow, Share, ["funds_due"], 0.9)
            { Pillar = DemoPillar.Environment, Strength = 0.4, Spread = 0.6, Swing = 0.6, Decimals = 1, FullFrom = 0.97, Gaps = 1.6 },
        new("patents", "发明专利拥有量", "Valid invention patents", "件", Stock, Count, ["population"], 4.2)
            { Wealth = 0.3, Pillar = Performance, Strength = 0.75, Spread = 0.35, Swing = 0.04, Growth = 0.13, Gaps = 0.4 },
        new("patents_high_value", "高价值发明专利拥有量", "High-value invention patents", "件", Stock, Share, ["patents"], 0.32)
            { Pillar = Performance, Strength = 0.2, Spread = 0.25, Swing = 0.05, Growth = 0.02 },
        new("patents_granted", "发明专利授权量", "Invention patents granted in the year", "件", Flow, Count, ["patents"], 0.19)
            { Pillar = Performance, Strength = 0.1, Spread = 0.2, Swing = 0.12, Growth = -0.03, Gaps = 0.6 },
        new("technology_contracts", "技术合同成交额", "Value of technology contracts", "万元", Flow, Amount, ["gdp"], 90)
            { Wealth = 0.2, Pillar = Performance, Strength = 0.6, Spread = 0.5, Swing = 0.3, Growth = 0.12, Decimals = 1, ReportedFrom = 20, Gaps = 1.2 },
        new("hightech_value_added", "高新技术产业增加值", "High-tech industry value added", "亿元", Flow, Share, ["industrial_value_added"], 0.31)
            { Pillar = Performance, Strength = 0.6, Spread = 0.6, Swing = 0.05, Growth = 0.03, Decimals = 3, Least = 0.005 },
        new("industrial_investment", "工业投资", "Industrial investment", "亿元", Flow, Amount, ["gdp"], 0.2)
            { Wealth = -0.1, Spread = 0.35, Swing = 0.15, Decimals = 2, Least = 0.1 },
        new("hightech_investment", "高新技术产业投资", "High-tech industry investment", "亿元", Flow, Share, ["industrial_investment"], 0.25)
            { Pillar = Performance, Strength = 0.6, Spread = 0.5, Swing = 0.3, Decimals = 3 },
        new("new_product_revenue", "规上工业企业新产品销售收入", "New-product revenue of industrial firms", "亿元", Flow, Share, ["industrial_revenue"], 0.17)
            { Pillar = Performance, Strength = 0.6, Spread = 0.5, Swing = 0.1, Growth = 0.04, Decimals = 3, Gaps = 1.2 },
        new("achievements", "登记科技成果数", "Registered S&T achievements", "项", Flow, Count, ["gdp"], 0.05)
            { Pillar = Performance, Strength = 0.6, Spread = 0.6, Swing = 0.3 },
        new("energy", "能源消费总量", "Energy consumption", "万吨标准煤", Flow, Amount, ["gdp"], 0.42)
            { Wealth = -0.15, Pillar = Performance, Strength = -0.1, Spread = 0.4, Swing = 0.02, Growth = -0.03, Decimals = 2, Least = 0.01, Gaps = 1.2 },
    ];

    /// <summary>The variables of a panel: those above, or x01, x02, … with shapes that take turns.</summary>
    public static IReadOnlyList<DemoVariable> Of(DemoSize size)
    {
        if (size.IsCounty)
            return All;
        var digits = Math.Max(2, size.Indicators.ToString(CultureInfo.InvariantCulture).Length);
        return [.. Enumerable.Range(0, size.Indicators).Select(position => Generic(position, digits))];
    }

    static DemoVariable Generic(int position, int digits)
    {
        var number = (position + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        var (shape, centre, scale, spread) = (position % 3) switch
        {
            0 => (Amount, 50.0, 1.0, 0.15), // near symmetric
            1 => (Share, 0.4, 100.0, 0.5), // bounded
            _ => (Amount, 20.0, 1.0, 0.6), // right-skewed
        };
        return new DemoVariable($"x{number}", $"指标{number}", $"Indicator {number}", "分", Rate, shape, [], centre)
        {
            Scale = scale,
            Wealth = 0.3 * spread,
            Pillar = (DemoPillar)(position / 5 % 4),
            Strength = 0.8 * spread,
            Spread = 0.8 * spread,
            Swing = 0.2 * spread,
            Growth = 0.02 * spread,
            Decimals = 3,
        };
    }
}
