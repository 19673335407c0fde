namespace Scoring.Conformance;

/// <summary>
/// What the tests on China's provinces compare with: the published tables with their names set right, indicators and scores, all by SQL
/// alone. 中国科技统计年鉴, 全国科技经费投入统计公报, 中国统计年鉴 and the register of high-tech enterprises, as collected in the R package techme (MIT).
/// </summary>
static class ChinaProvinces
{
    public const string Panel = "data/china-provinces/china_provinces_long.parquet";

    /// <summary>Names that were misread, what they stand for, and the one table and year they occur in.</summary>
    public static readonly (string Name, string Unit, string Table, int Year)[] Misread =
    [
        ("两藏", "西藏", "RDPatentAuthority", 2012),
        ("内蒙占", "内蒙古", "RDLaborHour", 2013),
        ("四藏", "西藏", "RDPatentValid", 2014),
        ("山两", "山西", "RDPatentAuthority", 2012),
        ("江两", "江西", "RDPatentAccept", 2014),
        ("江四", "江西", "RDPatentValid", 2015),
        ("浙汀", "浙江", "RDPatentValid", 2014),
    ];

    /// <summary>The 31 provinces and the nation.</summary>
    public static readonly string[] Units =
    [
        "全国", "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
        "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
    ];

    /// <summary>Each indicator's formula over <c>wide</c>, in the published units of measure, with its direction, pillar and weight.</summary>
    static readonly (string Code, string Formula, int Direction, string Pillar, int Weight)[] Indicators =
    [
        ("rd_intensity", "RDIntense_qd", 1, "input", 10),
        ("basic_share", "100 * RDActivity_jcyj / nullif(RDActivity_hj, 0)", 1, "input", 4),
        ("science_budget", "100 * PublicBudget_kxjs / nullif(PublicBudget_hj, 0)", 1, "input", 6),
        ("staff_density", "RDLaborHour_hj / gdp", 1, "input", 6),
        ("researcher_share", "100 * RDLaborHour_yjry / nullif(RDLaborHour_hj, 0)", 1, "input", 4),
        ("enterprise_share", "100 * RDSource_qyzj / nullif(RDSource_hj, 0)", 1, "enterprise", 6),
        ("hitech_intensity", "IndustryRD_nbzc / nullif(IndustryOperation_zyyw, 0) / 100", 1, "enterprise", 6),
        ("hitech_new_share", "IndustryRD_xssr / nullif(IndustryOperation_zyyw, 0) / 100", 1, "enterprise", 6),
        ("institutes_per_firm", "100 * IndustryRD_yfjgs / nullif(IndustryOperation_qys, 0)", 1, "enterprise", 4),
        ("staff_per_firm", "IndustryRD_qsdl / nullif(IndustryOperation_qys, 0)", 1, "enterprise", 4),
        ("projects_per_firm", "IndustryRD_kfxm / nullif(IndustryOperation_qys, 0)", 1, "enterprise", 4),
        ("hnte_density", "100 * HitechFirmsPub_count / gdp", 1, "environment", 5),
        ("education_budget", "100 * PublicBudget_jy / nullif(PublicBudget_hj, 0)", 1, "environment", 4),
        ("contracts_in_share", "MarketPull_je / gdp / 100", 1, "environment", 4),
        ("hitech_profitability", "100 * IndustryOperation_lrze / nullif(IndustryOperation_zyyw, 0)", 1, "environment", 2),
        ("inventions_per_grp", "RDPatentAuthority_fm / gdp", 1, "output", 5),
        ("valid_per_grp", "RDPatentValid_fm / gdp", 1, "output", 5),
        ("design_share", "100 * RDPatentAuthority_wgsj / nullif(RDPatentAuthority_hj, 0)", -1, "output", 2),
        ("hitech_invention_share", "100 * IndustryRD_fms / nullif(IndustryRD_sqs, 0)", 1, "output", 3),
        ("contracts_out_share", "MarketPush_je / gdp / 100", 1, "output", 6),
        ("papers_per_researcher", "100 * RDPaperInternational_pssci / nullif(RDLaborHour_yjry, 0)", 1, "output", 4),
    ];

    /// <summary>The published tables and the variables of each that are read.</summary>
    static readonly (string Table, string Variables)[] Tables =
    [
        ("RDIntense", "v4_ztr_jf_RD v4_ztr_qd_RD"),
        ("RDActivity", "v4_zh_nbzc_hj v4_zh_nbzc_jcyj v4_zh_nbzc_yyyj v4_zh_nbzc_syfz"),
        ("RDSource", "v4_zh_nbzc_hj v4_zh_nbzc_zfzj v4_zh_nbzc_qyzj v4_zh_nbzc_gwzj v4_zh_nbzc_qtzj"),
        ("RDLaborHour", "v4_zh_qsdl_hj v4_zh_qsdl_yjry v4_zh_qsdl_jcyj v4_zh_qsdl_yyyj v4_zh_qsdl_syfz"),
        ("PublicBudget", "v6_cz_yszc_hj v6_cz_yszc_kxjs v6_cz_yszc_jy"),
        ("IndustryOperation", "v4_cy_scjy_qys v4_cy_scjy_zyyw v4_cy_scjy_lrze"),
        ("IndustryRD", "v4_cy_RDhd_nbzc v4_cy_RDhd_yfjgs v4_cy_RDhd_qsdl v4_cy_xcp_xssr v4_cy_xcp_kfxm v4_cy_qyzl_fms v4_cy_qyzl_sqs"),
        ("HitechFirmsPub", "hnte_count"),
        ("MarketPull", "v4_cg_jssr_je"),
        ("MarketPush", "v4_cg_jssc_je"),
        ("RDPaperInternational", "v4_cg_gwlw_pssci"),
        ("RDPatentAccept", "v4_cg_zlsq_hj v4_cg_zlsq_fm v4_cg_zlsq_syxx v4_cg_zlsq_wgsj"),
        ("RDPatentAuthority", "v4_cg_zlsq2_hj v4_cg_zlsq2_fm v4_cg_zlsq2_syxx v4_cg_zlsq2_wgsj"),
        ("RDPatentValid", "v4_cg_zlsyx_hj v4_cg_zlsyx_fm v4_cg_zlsyx_syxx v4_cg_zlsyx_wgsj"),
    ];

    /// <summary>The list of units as SQL.</summary>
    public static string UnitList => string.Join(", ", Units.Select(unit => $"'{unit}'"));

    /// <summary>Defines <c>published</c>; <c>clean</c>, with names set right; and <c>wide</c>: one row per unit and year with the GDP that R&amp;D and its intensity imply.</summary>
    public static void Publish(PublishedRun run)
    {
        run.Publish("published", Panel);
        run.Define("clean",
            $"""
            select case replace(province, ' ', '') {string.Join(' ', Misread.Select(entry => $"when '{entry.Name}' then '{entry.Unit}'"))} else replace(province, ' ', '') end as unit,
                year::integer as year, source_table, variable, unit as measure, value from published where province <> '尔部地区'
            """);
        var columns = Tables.SelectMany(table => table.Variables.Split(' ').Select(variable =>
            $"max(value) filter (source_table = '{table.Table}' and variable = '{variable}') as {Column(table.Table, variable)}"));
        run.Define("wide", $"select *, RDIntense_jf / RDIntense_qd * 100 as gdp from (select unit, year, {string.Join(", ", columns)} from clean group by unit, year)");
    }

    /// <summary>Defines <c>expected</c>: every indicator's value, and <c>indicator</c>: code, direction, pillar, weight.</summary>
    public static void Derive(PublishedRun run)
    {
        run.Define("expected", string.Join(" union all ", Indicators.Select(indicator =>
            $"select unit, year, '{indicator.Code}' as code, {indicator.Formula} as x from wide").Append("select unit, year, 'gdp', gdp from wide")));
        run.Define("indicator", "select * from (values " + string.Join(", ", Indicators.Select(indicator =>
            $"('{indicator.Code}', {indicator.Direction}, '{indicator.Pillar}', {indicator.Weight})")) + ") t(code, direction, pillar, weight)");
    }

    /// <summary>Defines <c>node_expected</c>: score and coverage of pillars and index, from bounds of 2016–2020 without the nation.</summary>
    public static void Score(PublishedRun run)
    {
        run.Define("z",
            """
            with bounds as (select code, min(x) as lo, max(x) as hi from expected where unit <> '全国' and year between 2016 and 2020 group by code)
            select unit, year, pillar, weight, 100 * case when direction > 0 then x - lo else hi - x end / (hi - lo) as z
            from expected join indicator using (code) join bounds using (code)
            """);
        run.Define("pillar",
            """
            select unit, year, pillar as node, count(z) / count(*) as coverage,
                case when count(z) / count(*) >= 0.5 then sum(weight * z) / sum(weight) filter (z is not null) end as score
            from z group by unit, year, pillar
            """);
        run.Define("node_expected",
            """
            select * from pillar union all
            select unit, year, 'index', count(score) / count(*),
                case when count(score) / count(*) >= 0.75 then sum(weight * score) / sum(weight) filter (score is not null) end
            from pillar join (values ('input', 30), ('enterprise', 30), ('environment', 15), ('output', 25)) w(node, weight) using (node)
            group by unit, year
            """);
    }

    static string Column(string table, string variable) => $"{table}_{(variable.EndsWith("_RD", StringComparison.Ordinal) ? variable[..^3] : variable).Split('_')[^1]}";
}
