using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// China's provinces: no composite of these tables is published, so indicators, scores, coverage and ranks of every year are worked out
/// a second time in SQL from the published tables. Tolerance: 1e-9, absolute or relative, because sums are ordered differently; ranks are exact.
/// </summary>
public class ChinaProvincesScoreTests
{
    [SharedDataFact]
    public void Indicators_are_the_ratios_of_the_published_figures()
    {
        using var run = new PublishedRun("china-provinces-raw", ChinaProvinces.Panel);
        ChinaProvinces.Publish(run);
        ChinaProvinces.Derive(run);

        const string both =
            "from expected e join (from normalised unpivot include nulls (x for code in (columns(* exclude (year, unit))))) o on o.unit = e.unit and o.year = e.year and o.code = e.code";
        Assert.Equal(run.Count("select count(*) from expected"), run.Count($"select count(*) {both}"));
        Assert.Empty(run.Rows($"select e.unit, e.year, e.code, e.x, o.x {both} where (e.x is null) <> (o.x is null) or abs(e.x - o.x) > 1e-9 * greatest(1, abs(e.x))"));
        Assert.Equal(416, run.Count($"select count(o.x) {both} and e.code = 'gdp'"));
        Assert.Equal(0, run.Count($"select count(*) from (select e.code {both} group by e.code having count(o.x) < 31 * 6)"));
    }

    [SharedDataFact]
    public void Scores_coverage_and_ranks_of_every_year_follow_from_frozen_bounds_weights_and_coverage_rule()
    {
        using var run = new PublishedRun("china-provinces", ChinaProvinces.Panel);
        ChinaProvinces.Publish(run);
        ChinaProvinces.Derive(run);
        ChinaProvinces.Score(run);

        const string both = "from node_expected e join scores s using (unit, year, node)";
        Assert.Equal(run.Count("select count(*) from node_expected"), run.Count($"select count(*) {both}"));
        Assert.Empty(run.Rows($"select unit, year, node, e.score, s.score {both} where (e.score is null) <> (s.score is null) or abs(e.score - s.score) > 1e-9 * greatest(1, abs(e.score))"));
        Assert.Empty(run.Rows($"select unit, year, node, e.coverage, s.coverage {both} where abs(e.coverage - s.coverage) > 1e-12"));
        Assert.Equal(0, run.Count("select count(score) from scores anti join node_expected using (unit, year, node)"));

        run.Define("ranked", "select unit, year, node, rank() over (partition by year, node order by score desc) as place from node_expected where score is not null and unit <> '全国'");
        Assert.Empty(run.Rows("select unit, year, node, place, rank from ranked full join scores using (unit, year, node) where place is distinct from rank"));
        Assert.Equal(4 * 31, run.Count("select count(rank_region) from scores where node = 'index' and year between 2020 and 2023"));
        Assert.Equal(["东北 | 3", "东部 | 10", "中部 | 6", "西部 | 12"],
            run.Rows(
                """
                select regexp_extract(groups, '东部|中部|西部|东北') as region, max(rank_region)::integer from scores join units using (unit)
                where node = 'index' and year = 2022 and not aggregate group by all
                """).Order(StringComparer.Ordinal));
    }

    [SharedDataFact]
    public void Years_that_lack_tables_say_so_and_the_nation_is_scored_but_has_no_place()
    {
        using var run = new PublishedRun("china-provinces", ChinaProvinces.Panel);

        // 2011–2015 lack the high-tech tables and 2017 their revenue: three pillars of four are left, which is just enough. Before 2011 there is no GDP.
        Assert.Equal(
            [
                "2000 | 0.0 | 0", "2005 | 0.0 | 0", "2010 | 0.5 | 0", "2011 | 0.75 | 31", "2012 | 0.75 | 31", "2013 | 0.75 | 31", "2014 | 0.75 | 31", "2015 | 0.75 | 31",
                "2016 | 1.0 | 31", "2017 | 0.75 | 31", "2018 | 1.0 | 31", "2019 | 1.0 | 31", "2020 | 1.0 | 31", "2021 | 1.0 | 31", "2022 | 1.0 | 31", "2023 | 1.0 | 31", "2024 | 0.0 | 0",
            ],
            run.Rows("select year, coverage::varchar, count(rank) from scores where node = 'index' and unit <> '全国' group by all order by year"));
        Assert.Equal(0, run.Count("select count(rank) + count(rank_region) from scores where unit = '全国'"));
        Assert.Equal(5 * 5, run.Count("select count(score) from scores where unit = '全国' and year between 2019 and 2023"));
    }

    [SharedDataFact]
    public void Later_years_do_not_move_earlier_scores()
    {
        using var whole = new PublishedRun("china-provinces", ChinaProvinces.Panel);
        using var scheme = new TemporaryScheme("china-provinces",
            $$"""
            "tables": { "roster": "{{TemporaryScheme.Beside("china-roster.csv")}}" },
            "panel": { "filter": { "year": [{{string.Join(", ", Enumerable.Range(2000, 23))}}] } }
            """);
        using var without = new PublishedRun(scheme.Path, ChinaProvinces.Panel);
        using var restricted = new PublishedRun("china-provinces", ChinaProvinces.Panel, "--years", "2011-2022");
        whole.Beside("without", without);
        whole.Beside("restricted", restricted);

        Assert.Equal(2022, whole.Count("select max(year) from without"));
        Assert.Equal(12 * 31, whole.Count("select count(*) from restricted where node = 'index' and unit <> '全国'"));
        Assert.Empty(whole.Rows("(from scores where year <= 2022 except from without) union all (from without except from scores) limit 10"));
        Assert.Empty(whole.Rows("(from scores where year between 2011 and 2022 except from restricted) union all (from restricted except from scores) limit 10"));
    }
}
