using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// UNDP, Human Development Report 2023-24, HDI 1990–2022, recomputed from its four components by a scheme file alone.
/// Tolerance: none. The published index has three decimals and so has ours; ranks are integers.
/// </summary>
public class HumanDevelopmentIndexTests
{
    [SharedDataFact]
    public void Run_on_the_four_components_gives_every_published_value_and_rank()
    {
        using var run = new PublishedRun("hdi", "data/hdi/hdi_panel.parquet");
        run.Publish("published", "data/hdi/hdi_panel.parquet");
        run.Publish("ranks", "data/hdi/HDR23-24_Composite_indices_complete_time_series.csv", encoding: "latin-1");

        const string both = "from published p join scores s on s.unit = p.iso3 and s.year = p.year and s.node = 'hdi'";
        Assert.Equal(6171, run.Count($"select count(*) {both} where p.hdi is not null and s.score is not null"));
        Assert.Equal(363, run.Count($"select count(*) {both} where p.hdi is not null and p.iso3 like 'ZZ%'"));
        Assert.Empty(run.Rows($"select p.iso3, p.year, p.hdi, s.score {both} where p.hdi is not null and p.hdi is distinct from s.score"));

        // UNDP publishes no index for Rwanda before 1995, although the four components of 1990–1993 are there.
        Assert.Equal(["RWA | 1990", "RWA | 1991", "RWA | 1992", "RWA | 1993"],
            run.Rows($"select p.iso3, p.year {both} where p.hdi is null and s.score is not null order by p.year"));

        Assert.Equal(193, run.Count("select count(*) from scores where node = 'hdi' and year = 2022 and rank is not null"));
        Assert.Empty(run.Rows(
            """
            select r.iso3, r.hdi_rank_2022, s.rank from ranks r join scores s on s.unit = r.iso3 and s.node = 'hdi' and s.year = 2022
            where try_cast(r.hdi_rank_2022 as integer) is distinct from s.rank
            """));
        Assert.Equal(0, run.Count("select count(*) from scores where unit like 'ZZ%' and rank is not null"));
        Assert.Equal(4, run.Count("select count(*) from published where le > 85 and hdi is not null"));
    }
}
