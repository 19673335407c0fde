using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// European Commission, DESI 2020: 29 geographies × 2015–2020. Tolerances come from the five to six significant digits
/// that the source publishes: 2e-4 for sums of published contributions, 1.2e-4 for contributions from raw values.
/// </summary>
public class DigitalEconomyIndexTests
{
    const string Panel = "data/desi2020/desi2020_long.parquet";

    [SharedDataFact]
    public void Run_on_contributions_gives_subdimensions_dimensions_and_index_of_all_geography_years()
    {
        using var run = new PublishedRun("desi-contributions", Panel);
        run.Publish("published", Panel);
        run.Publish("structure", "data/desi2020/structure.csv");

        // A sub-dimension is published as its weighted part of the dimension.
        const string parts =
            """
            from published p join structure t on t.code = p.breakdown and t.parent = p.indicator and t.norm0 is null
            join scores s on s.node = p.breakdown and s.unit = p.ref_area and s.year = p.year
            where p.unit_measure = 'egov_score'
            """;
        Assert.Equal((12 + 5) * 174, run.Count($"select count(*) {parts}"));
        Assert.Empty(run.Rows($"select p.ref_area, p.year, p.breakdown, p.value, s.score * t.weight {parts} and not abs(p.value - s.score * t.weight) <= 2e-4"));

        const string sliders = "from published p join scores s on s.node = p.breakdown and s.unit = p.ref_area and s.year = p.year where p.indicator = 'desi_sliders'";
        Assert.Equal(5 * 174, run.Count($"select count(*) {sliders}"));
        Assert.Empty(run.Rows($"select p.ref_area, p.year, p.breakdown, p.value, s.score {sliders} and not abs(p.value - s.score) <= 2e-4"));

        const string index =
            """
            from (select ref_area, year, sum(value) as desi from published where indicator = 'desi' group by all) p
            join scores s on s.node = 'desi' and s.unit = p.ref_area and s.year = p.year
            """;
        Assert.Equal(174, run.Count($"select count(*) {index}"));
        Assert.Empty(run.Rows($"select p.ref_area, p.year, p.desi, s.score {index} where not abs(p.desi - s.score) <= 2e-4"));
        Assert.Equal(0, run.Count("select count(*) from scores where unit = 'EU' and rank is not null"));
    }

    [SharedDataFact]
    public void Run_on_raw_values_gives_the_published_contributions_where_the_raw_value_is_published()
    {
        using var run = new PublishedRun("desi-raw", Panel);
        run.Publish("published", Panel);
        run.Publish("structure", "data/desi2020/structure.csv");

        const string contributions =
            """
            from (unpivot normalised on columns(* exclude (year, unit)) into name code value z) n
            join structure t on t.code = n.code
            join published p on p.indicator = t.parent and p.breakdown = t.code and p.ref_area = n.unit and p.year = n.year
            """;
        Assert.Equal(5574, run.Count($"select count(*) {contributions}"));
        Assert.Empty(run.Rows($"select n.unit, n.year, n.code, p.value, n.z * t.weight {contributions} where not abs(p.value - n.z * t.weight) <= 1.2e-4"));
    }
}
