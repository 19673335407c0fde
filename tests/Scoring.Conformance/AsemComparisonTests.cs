using System.Globalization;
using DuckDB.NET.Data;
using Scoring.Cli;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// <c>scoring compare</c> on ASEM's raw and treated data (COINr, MIT licence, © European Commission / William Becker), checked by SQL of its own over the
/// golden normalised data: z-scores, percentile ranks, the geometric mean of 1–100, two indicators taken out, and each pillar left out. Scores 1e-9 absolute; shifts and ranks follow from them; correlations 1e-12.
/// </summary>
public sealed class AsemComparisonTests : IDisposable
{
    const string Coin = "golden/asem/01_example_coin/";

    readonly string folder = Directory.CreateTempSubdirectory("scoring-asem-").FullName;
    readonly DuckDBConnection connection = new("DataSource=:memory:");

    [SharedDataTheory]
    [InlineData("asem-index", Coin + "treated.csv")]
    [InlineData("asem", "golden/asem/00_inputs/iData.csv")]
    public void Variants_agree_with_sql_over_the_golden_data(string scheme, string panel)
    {
        using var roster = new TemporaryRoster("golden/asem/00_inputs/unit_meta.csv");
        var (output, error) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        string[] arguments =
        [
            "compare", Path.Combine(AppContext.BaseDirectory, "Schemes", scheme + ".scheme.json"), SharedData.File(panel), "--roster", roster.File, "--out", Path.Combine(folder, "out"),
            "--vary", "normalise=z-score", "--vary", "geometric:normalise={\"range\":[1,100]};aggregate=geometric", "--vary", "leave-one-out=pillars",
            "--vary", "prank:normalise=percentile-rank", "--vary", "two:drop=LPI;drop=Forest", "--json",
        ];
        Assert.True(CommandLine.InvokeAsync(arguments, new Session(output, error)).GetAwaiter().GetResult() == 0, error.ToString());
        connection.Open();
        Execute($"create view variants as select * from read_parquet('{Path.Combine(folder, "out", "comparison_ranks.parquet")}')");
        Execute($"create view agreement as select * from read_parquet('{Path.Combine(folder, "out", "comparison.parquet")}')");
        Execute($"create view normalised as select * from read_csv('{SharedData.File(Coin + "normalised.csv")}', header = true)");
        Execute($"create view treated as select * from read_csv('{SharedData.File(Coin + "treated.csv")}', header = true)");
        Execute($"create view meta as select iCode, Direction from read_csv('{SharedData.File("golden/asem/00_inputs/iMeta.csv")}', header = true)");
        Execute($"create view aggregated as select * from read_csv('{SharedData.File(Coin + "aggregated.csv")}', header = true)");
        Execute($"create view lineage as select * from read_csv('{SharedData.File("golden/asem/00_inputs/lineage.csv")}', header = true)");
        // Min-max scores are linear in the treated data with the direction applied, so z-scores of either are the same.
        Execute("create table x as select uCode unit, code, Pillar pillar, \"Sub-index\" sub, x from (unpivot normalised on columns(* exclude uCode) into name code value x) join lineage on Indicator = code");
        Execute("create table z as select unit, code, pillar, sub, 0 + 10.0/10 * (x - avg(x) over (partition by code)) / stddev_samp(x) over (partition by code) z, 1 + 0.99 * x g from x");
        // Of values that differ in the last digit scaling makes ties, so percentile ranks are of the treated data themselves.
        Execute("""
            create table r as select unit, x.code, pillar, sub, (rank() over (partition by x.code order by v * Direction) - 1) / 50.0 r
            from x join (unpivot treated on columns(* exclude uCode) into name code value v) t on t.uCode = unit and t.code = x.code join meta on iCode = x.code
            """);
        Execute("""
            create table expected as
            select 'nominal' variant, uCode unit, "Index" score from aggregated
            union all select 'normalise=z-score', unit, avg(s) from (select unit, sub, avg(p) s from (select unit, sub, pillar, avg(z) p from z group by all) group by all) group by all
            union all select 'prank', unit, avg(s) from (select unit, sub, avg(p) s from (select unit, sub, pillar, avg(r) p from r group by all) group by all) group by all
            union all select 'two', unit, avg(s) from (select unit, sub, avg(p) s from (select unit, sub, pillar, avg(x) p from z join x using (unit, code, pillar, sub)
                where code not in ('LPI', 'Forest') group by all) group by all) group by all
            union all select 'geometric', unit, exp(avg(s)) from (select unit, sub, avg(p) s from (select unit, sub, pillar, avg(ln(g)) p from z group by all) group by all) group by all
            union all select 'without ' || gone, unit, avg(s) from (
                select gone, unit, sub, avg(p) s from (select unit, sub, pillar, avg(x) p from x group by all) join (select distinct pillar gone from x) on gone <> pillar group by all) group by all
            union all select 'without ' || gone, unit, s from (
                select gone, unit, avg(p) s from (select unit, sub, pillar, avg(x) p from x group by all) join (select distinct sub gone from x) on gone <> sub group by all)
            """);

        Assert.Equal(15 * 51, One("select count(*) from expected e join variants v using (variant, unit)"));
        Assert.Equal(15 * 51, One("select count(*) from variants"));
        Assert.Equal(0, One("select count(*) from expected e join variants v using (variant, unit) where not abs(e.score - v.score) <= 1e-9"));
        Execute("create table places as select variant, unit, rank() over (partition by variant order by score desc) place from expected");
        Assert.Equal(0, One("select count(*) from places join variants using (variant, unit) where place <> rank"));
        Execute("create table pairs as select v.variant, n.place a, v.place b from places v join places n on n.variant = 'nominal' and n.unit = v.unit where v.variant <> 'nominal'");
        // No places are tied here, so Spearman's coefficient is Pearson's of the places, and Kendall's counts pairs.
        Assert.Equal(0, One("select count(*) from (select variant from places group by variant having count(distinct place) < 51)"));
        Assert.Equal(0, One("""
            select count(*) from agreement join (select variant, corr(a, b) spearman_, avg(abs(a - b)) mean_, max(abs(a - b)) max_ from pairs group by all) using (variant)
            where abs(spearman - spearman_) > 1e-12 or abs(mean_shift - mean_) > 1e-12 or max_shift <> max_
            """));
        Assert.Equal(0, One("""
            select count(*) from agreement join (select p.variant, sum(sign(p.a - q.a) * sign(p.b - q.b)) / count(*) kendall_ from pairs p join pairs q on p.variant = q.variant and p.a < q.a group by all) using (variant)
            where abs(kendall - kendall_) > 1e-12
            """));
        Assert.Equal(14, One("select count(*) from agreement"));
    }

    [SharedDataFact]
    public void Units_screened_out_by_a_variant_have_no_place_in_it()
    {
        using var roster = new TemporaryRoster("golden/asem/00_inputs/unit_meta.csv");
        var (output, error) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        string[] arguments =
        [
            "compare", Path.Combine(AppContext.BaseDirectory, "Schemes", "asem.scheme.json"), SharedData.File("golden/asem/00_inputs/iData.csv"), "--roster", roster.File,
            "--out", Path.Combine(folder, "out"), "--vary", "screen90:impute=null;screen={\"min_availability\":0.9}", "--json",
        ];
        Assert.True(CommandLine.InvokeAsync(arguments, new Session(output, error)).GetAwaiter().GetResult() == 0, error.ToString());
        connection.Open();
        Execute($"create view variants as select * from read_parquet('{Path.Combine(folder, "out", "comparison_ranks.parquet")}')");
        Execute($"create view screened as select * from read_csv('{SharedData.File(Coin + "screen_raw_byNA_0.9.csv")}', header = true)");
        Assert.Equal(46, One("select count(*) from screened where Included"));
        Assert.Equal(51, One("select count(*) from variants join screened on uCode = unit where variant = 'screen90' and Included = (rank is not null) and Included = (shift is not null)"));
    }

    long One(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
