using System.Globalization;
using System.Text;
using Scoring.Normalising;

namespace Scoring.Conformance;

/// <summary>
/// Numbers that provinces and cities published about classes, moves, rewards, groups and tiers, through scheme files and the command. The reports
/// give counts and means, not every unit's score; the scores here are made up so that they fit, and the published numbers must then come out.
/// </summary>
public sealed class CountyRulesTests
{
    /// <summary>河北省县域科技创新跃升计划 2021: A 32, B 66, C 69 of 167; 82 risers = 41 + 23 + 18; B→A 13, C→B 17, B→C 1 (河北日报).</summary>
    [Fact]
    public void Hebei_classes_transitions_and_risers_come_out()
    {
        using var run = new PublishedRun("rules/county-classes", Scheme("county-classes.csv"), "--lang", "zh");
        run.View("classes", "moves");
        Assert.Equal(["2020 | A | 19", "2020 | B | 64", "2020 | C | 85", "2021 | A | 32", "2021 | B | 66", "2021 | C | 69"],
            run.Rows("select year, class, count(*) from classes where class is not null group by all order by all"));
        Assert.Equal(["1-4 | 18", "10+ | 41", "5-9 | 23"], run.Rows("select band, units from moves where measure = 'rank' and move = 'up' and \"group\" is null order by band"));
        Assert.Equal(82, run.Count("select sum(units)::bigint from moves where measure = 'rank' and move = 'up'"));
        Assert.Equal(139, run.Count("select sum(units)::bigint from moves where measure = 'score' and move = 'up'"));
        Assert.Equal(["B | A | 13", "B | C | 1", "C | B | 17"], run.Rows("select \"from\", \"to\", units from moves where measure = 'class' and \"from\" <> \"to\" order by all"));
        Assert.Equal(["B | 1"], run.Rows("select \"from\", units from moves where measure = 'class' and move = 'departed'"));
        Assert.Contains("位次上升 82（10位以上 41，5–9位 23，1–4位 18）", run.Output, StringComparison.Ordinal);
    }

    /// <summary>衡水市 2022: seven counties, 2,300 in all (10,000 yuan).</summary>
    [Fact]
    public void Hengshui_reward_sheet_comes_out_of_rules()
    {
        using var run = new PublishedRun("rules/county-classes", Scheme("county-classes.csv"));
        run.View("rewards");
        const string Hengshui = "unit in ('景县', '冀州区', '枣强县', '武强县', '故城县', '饶阳县', '深州市', '桃城区', '武邑县', '安平县', '阜城县')";
        Assert.Equal(["冀州区 | 300", "故城县 | 400", "景县 | 500", "枣强县 | 300", "武强县 | 400", "深州市 | 200", "饶阳县 | 200"],
            run.Rows($"select unit, sum(amount) from rewards where {Hengshui} group by unit order by unit"));
        Assert.Equal(2300, run.Count($"select sum(amount) from rewards where {Hengshui}"));
        Assert.Equal(["景县 | b-to-a | 300", "景县 | ten-places | 200", "武强县 | c-to-b | 200", "武强县 | ten-places | 200"],
            run.Rows("select unit, rule, amount from rewards where unit in ('景县', '武强县') order by unit, rule"));
        Assert.Equal(["武强县 | 20", "故城县 | 21"], run.Rows("select unit, rank_before - rank_after from rewards where unit in ('武强县', '故城县') and rule = 'c-to-b' order by 2"));
        var sheet = File.ReadAllLines(Path.Combine(run.Folder, "reward_sheet.csv"));
        Assert.Contains(sheet, line => line.Contains("景县", StringComparison.Ordinal) && line.EndsWith(",300,,200,500", StringComparison.Ordinal));
        // Every amount of the sheet is the sum of its rules, and the file's total that of the table.
        Assert.Equal(run.Count("select sum(amount) from rewards"), sheet[1..].Sum(line => long.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture)));
    }

    /// <summary>江西省县域科技创新能力评价: 35, 33 and 32 counties with means 70.93, 64.83 and 65.71; 100 counties, 45 above the mean.</summary>
    [Fact]
    public void Jiangxi_group_means_make_up_the_mean()
    {
        var (panel, roster) = (new StringBuilder("unit,year,indicator,value\n"), new StringBuilder("code,zone\n"));
        var number = 360000;
        foreach (var (zone, units, mean, above, by) in new[] { ("重点开发", 35, 70.93, 25, 4.0), ("农业主产", 33, 64.83, 10, 5.0), ("重点生态", 32, 65.71, 10, 6.0) })
            for (var i = 0; i < units; i++)
            {
                number++;
                roster.Append(CultureInfo.InvariantCulture, $"{number},{zone}\n");
                panel.Append(CultureInfo.InvariantCulture, $"{number},2023,s,{mean + (i < above ? by : -by * above / (units - above)):R}\n");
            }
        using var scheme = new TemporaryScheme(File.ReadAllText(Scheme("county-groups.scheme.json")));
        scheme.Write("roster.csv", roster.ToString());
        using var run = new PublishedRun(scheme.Path, scheme.Write("panel.csv", panel.ToString()));
        run.View("groups", "classes");
        Assert.Equal(["农业主产 | 33 | 64.83", "重点开发 | 35 | 70.93", "重点生态 | 32 | 65.71"],
            run.Rows("select \"group\", units, round(mean, 9) from groups where node = 'index' and \"group\" is not null order by \"group\""));
        Assert.Equal(["null | 100 | 67.2466", "zone | 100 | 67.2466"], run.Rows("select grouping, units, round(mean, 9) from groups where node = 'index' and \"group\" is null order by grouping nulls first"));
        Assert.Equal(45, run.Count("select count(*) from classes where class = 'above'"));
    }

    /// <summary>重庆科技创新指数报告 2023: the city 70.70 %; of 38 counties 10 above it, 21 from 30 % up, 7 below 30 %.</summary>
    [Fact]
    public void Chongqing_tiers_come_out_around_the_citys_own_index()
    {
        var values = Enumerable.Range(0, 10).Select(i => 71 + i * 3.3).Append(70.7).Concat(Enumerable.Range(0, 19).Select(i => 31 + i * 2.0)).Append(30)
            .Concat(Enumerable.Range(0, 7).Select(i => 29.99 - i)).ToList();
        using var scheme = new TemporaryScheme(File.ReadAllText(Scheme("index-tiers.scheme.json")));
        var panel = "unit,year,indicator,value\n500000,2022,s,70.7\n" + string.Concat(values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{500101 + i},2022,s,{value:R}\n")));
        using var run = new PublishedRun(scheme.Path, scheme.Write("panel.csv", panel));
        run.View("classes", "gaps", "aggregate_difference");
        Assert.Equal(["1 | 10", "2 | 21", "3 | 7"], run.Rows("select class, count(*) from classes where class is not null group by class order by class"));
        Assert.Equal(["null"], run.Rows("select class from classes where unit = '500000'")); // the whole is the yardstick, never placed
        Assert.Equal(38, run.Count("select count(*) from gaps where code = 'index'"));
        Assert.Equal(["0.0 | 0.0"], run.Rows("select format('{:.1f}', difference), format('{:.1f}', percent) from gaps where code = 'index' and unit = '500111'"));
        // The mean of the counties is another number, and the difference is on record.
        Assert.Equal(1, run.Count("select count(*) from aggregate_difference where part = 'index' and own = 70.7 and abs(mean - 70.7) > 1"));
    }

    /// <summary>A work report's patents: 176 + 367 − 103 = 440 more than the 1,071 held before, 41.08 % up.</summary>
    [Fact]
    public void Patents_held_follow_from_what_came_and_went()
    {
        const string Held = "unit,year,held,granted,received,lapsed\na,2018,1071,,,\na,2019,1511,176,367,103\n";
        using var scheme = new TemporaryScheme(File.ReadAllText(Scheme("patents.scheme.json")));
        using (var run = new PublishedRun(scheme.Path, scheme.Write("panel.csv", Held)))
        {
            Assert.Equal(["440 | 41.08"], run.Rows("select net, rise from normalised where year = 2019"));
            Assert.Equal(0, run.Count("select count(*) from findings where code like 'identity%'"));
        }
        using var wrong = new PublishedRun(scheme.Path, scheme.Write("panel.csv", Held.Replace("1511", "1512", StringComparison.Ordinal)));
        Assert.Equal(1, wrong.Count("select count(*) from findings where code like 'identity%'"));
    }

    /// <summary>A work report's completion rates, January to August: 529 is 96.18 %, 610 67.78 %, 44 110 %, 3 75 %; the targets follow from them.</summary>
    [Fact]
    public void Completion_rates_come_out_of_a_table_of_targets()
    {
        using var scheme = new TemporaryScheme(File.ReadAllText(Scheme("completion.scheme.json")));
        scheme.Write("targets.csv", "unit,year,indicator,target\na,2019,applications,550\na,2019,grants,900\na,2019,inventions,40\na,2019,pct,4\n");
        var panel = scheme.Write("panel.csv", "unit,year,applications,grants,inventions,pct\na,2019,529,610,44,3\n");
        using (var run = new PublishedRun(scheme.Path, panel))
        {
            Assert.Equal(["96.18 | 67.78 | 110 | 75"], run.Rows("select applications, grants, inventions, pct from normalised"));
            Assert.Contains("targets.csv", File.ReadAllText(System.IO.Path.Combine(run.Folder, "manifest.json")), StringComparison.Ordinal);
        }
        foreach (var (actual, percent, decimals, target) in new[] { (529m, 96.18m, 2, 550m), (610, 67.78m, 2, 900), (44, 110, 0, 40), (3, 75, 0, 4) })
            Assert.Equal([target], ImpliedTargets.Of(actual, percent, decimals, 0));
        Assert.Empty(ImpliedTargets.Of(5.63m, 111.76m, 2, 2)); // printed side by side, yet no target of two decimals joins them

        // The same report in August: two thirds of the year are over, so 529 of 550 is ahead of its pace.
        using var paced = new TemporaryScheme(File.ReadAllText(Scheme("completion.scheme.json")).Replace("\"cap\": \"none\"", "\"cap\": \"none\", \"elapsed\": 8", StringComparison.Ordinal));
        paced.Write("targets.csv", "indicator,target\napplications,550\ngrants,900\ninventions,40\npct,4\n");
        using var later = new PublishedRun(paced.Path, panel);
        Assert.Equal(["144.27 | 101.67 | 165 | 112.5"], later.Rows("select applications, grants, inventions, pct from normalised"));
    }

    static string Scheme(string file) => Path.Combine(AppContext.BaseDirectory, "Schemes", "rules", file);
}
