using DuckDB.NET.Data;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// UNDP, Human Development Report 2023-24: HDI, HDI of women and men, GDI (1990–2022) and IHDI (2010–2022), recomputed from their components by the
/// example scheme with formula nodes. Tolerance: none at the three decimals that UNDP publishes; the file carries further decimals of the indices by
/// sex, and these agree within 1e-8 as well. And the Gender Inequality Index, from its formulas as indicators.
/// </summary>
public class HumanDevelopmentFamilyTests
{
    const string Published = "data/hdi/HDR23-24_Composite_indices_complete_time_series.csv";

    [SharedDataFact]
    public void Run_gives_every_published_value_of_the_five_indices()
    {
        var folder = Directory.CreateTempSubdirectory("scoring-hdi-").FullName;
        try
        {
            var panel = Path.Combine(folder, "panel.parquet");
            Reshape(panel);
            using var run = new PublishedRun("human-development", panel);
            run.Publish("published", panel);
            var cells = new Dictionary<string, long>();
            foreach (var index in new[] { "hdi", "hdi_f", "hdi_m", "gdi", "ihdi" })
            {
                var both = $"from published p join scores s on s.unit = p.iso3 and s.year = p.year and s.node = '{index}' where p.indicator = '{index}'";
                Assert.Empty(run.Rows($"select p.iso3, p.year, p.value, s.score {both} and not abs(round(p.value, 3) - s.score) <= 1e-12 limit 20"));
                cells[index] = run.Count($"select count(*) {both}");
            }
            foreach (var (index, node) in new[] { ("hdi_f", "female"), ("hdi_m", "male") })
                Assert.Empty(run.Rows(
                    $"""
                    select p.iso3, p.year, p.value, s.score from published p join scores s on s.unit = p.iso3 and s.year = p.year and s.node = '{node}'
                    where p.indicator = '{index}' and not abs(p.value - s.score) <= 1e-8 limit 20
                    """));
            Assert.Equal([("gdi", 5014L), ("hdi", 6171), ("hdi_f", 5014), ("hdi_m", 5014), ("ihdi", 2106)], cells.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Gender Inequality Index 1990–2022 and its ranks of 2022, which are those of the values before rounding.</summary>
    [SharedDataFact]
    public void Run_gives_every_published_value_of_gender_inequality_and_its_ranks()
    {
        var folder = Directory.CreateTempSubdirectory("scoring-gii-").FullName;
        try
        {
            var panel = Path.Combine(folder, "panel.parquet");
            Reshape(panel);
            using var run = new PublishedRun("gii", panel);
            run.Publish("published", panel);
            const string Both = "from published p join scores s on s.unit = p.iso3 and s.year = p.year and s.node = 'gii' where p.indicator =";
            Assert.Empty(run.Rows($"select p.iso3, p.year, p.value, s.score {Both} 'gii' and not abs(p.value - s.score) <= 0.0005 + 1e-12 limit 20"));
            Assert.Empty(run.Rows($"select p.iso3, p.value, s.rank {Both} 'gii_rank' and p.value is distinct from s.rank limit 20"));
            Assert.Equal((4711, 166), (run.Count($"select count(s.score) {Both} 'gii'"), run.Count($"select count(s.rank) {Both} 'gii_rank'")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The published table has a column per variable and year, in Latin-1; the panel a row per country, year and variable.</summary>
    static void Reshape(string panel)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            copy (
                select iso3, cast(regexp_extract(name, '_(\d+)$', 1) as integer) as year, regexp_replace(name, '_\d+$', '') as indicator, cast(value as double) as value
                from (unpivot (select * exclude (country, hdicode, region) from read_csv('{SharedData.File(Published)}', header = true, all_varchar = true, encoding = 'latin-1'))
                      on columns(* exclude iso3) into name name value value)
                where value is not null and value <> '' and regexp_matches(name, '^(hdi|hdi_f|hdi_m|gdi|ihdi|le|eys|mys|gnipc|le_[fm]|eys_[fm]|mys_[fm]|gni_pc_[fm]|ineq_(le|edu|inc)|gii|gii_rank|mmr|abr|se_[fm]|pr_[fm]|lfpr_[fm])_\d+$')
            ) to '{panel}' (format parquet)
            """;
        command.ExecuteNonQuery();
    }
}
