using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// ASEM Sustainable Connectivity: outputs of COINr 1.1.14's example coin, 51 units and 49 indicators.
/// Tolerance: 1e-9, absolute or relative, because sums are ordered differently; ranks are exact.
/// </summary>
public class AsemTests
{
    const string Coin = "golden/asem/01_example_coin/";

    [SharedDataFact]
    public void Run_from_raw_gives_the_screened_data_of_the_example_coin()
    {
        using var roster = new TemporaryRoster("golden/asem/00_inputs/unit_meta.csv");
        using var run = new PublishedRun("asem-prepared", "golden/asem/00_inputs/iData.csv", "--roster", roster.File);
        run.Publish("published", Coin + "screened.csv");

        AssertSameTable(run, "normalised", 49);
        Assert.Equal(51, run.Count("select count(*) from normalised"));
    }

    [SharedDataFact]
    public void Run_from_treated_gives_normalised_aggregated_and_ranks_of_the_example_coin()
    {
        using var run = new PublishedRun("asem-index", Coin + "treated.csv");
        run.Publish("published", Coin + "normalised.csv");
        AssertSameTable(run, "normalised", 49);

        AssertSameIndex(run);
    }

    [SharedDataFact]
    public void Run_from_raw_gives_treated_normalised_aggregated_and_ranks_of_the_example_coin()
    {
        using var roster = new TemporaryRoster("golden/asem/00_inputs/unit_meta.csv");
        using var run = new PublishedRun("asem", "golden/asem/00_inputs/iData.csv", "--roster", roster.File);
        run.Publish("published", Coin + "normalised.csv");
        AssertSameTable(run, "normalised", 49);
        AssertSameIndex(run);

        // The cells that COINr changed and labelled are the rows of treated.parquet; imputed ones are told apart by their status only.
        run.Publish("labels", Coin + "treated_points.csv");
        run.Publish("values", Coin + "treated.csv");
        var labelled = "(unpivot labels on columns(* exclude uCode) into name indicator value label) l";
        Assert.Equal(run.Count($"select count(*) from {labelled} where label <> ''"), run.Count("select count(*) from treated"));
        Assert.Empty(run.Rows($"""
            select * from treated t left join (from (unpivot labels on columns(* exclude uCode) into name indicator value label) where label <> '') l
            on l.uCode = t.unit and l.indicator = t.indicator
            where l.label is distinct from 'win' || case t.capped when 'high' then 'hi' else 'lo' end
            """));
        Assert.Empty(run.Rows("""
            select * from treated t join (unpivot values on columns(* exclude uCode) into name indicator value after) v on v.uCode = t.unit and v.indicator = t.indicator
            where not abs(t.after - v.after) <= 1e-9 * abs(v.after)
            """));
        var statuses = "(unpivot normalised_status on columns(* exclude (year, unit)) into name indicator value status) s";
        Assert.Empty(run.Rows($"select * from {statuses} anti join treated t on t.unit = s.unit and t.indicator = s.indicator where s.status = 'treated'"));
        Assert.Empty(run.Rows($"select * from {statuses} join treated t on t.unit = s.unit and t.indicator = s.indicator where s.status not in ('treated', 'imputed')"));
    }

    static void AssertSameIndex(PublishedRun run)
    {
        run.Publish("aggregated", Coin + "aggregated.csv");
        run.Publish("ranks", Coin + "aggregated_ranks.csv");
        var nodes = "'" + string.Join("','", ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin", "Conn", "Sust", "Index"]) + "'";
        var scores = $"from (unpivot aggregated on columns(* exclude uCode) into name node value score) a join scores s on s.unit = a.uCode and s.node = a.node and a.node in ({nodes})";
        Assert.Equal(51 * 11, run.Count($"select count(*) {scores}"));
        Assert.Empty(run.Rows($"select a.uCode, a.node, a.score, s.score {scores} where not abs(a.score - s.score) <= 1e-9 * greatest(1, abs(a.score))"));
        var places = $"from (unpivot ranks on columns(* exclude uCode) into name node value rank) a join scores s on s.unit = a.uCode and s.node = a.node and a.node in ({nodes})";
        Assert.Equal(51 * 11, run.Count($"select count(*) {places}"));
        Assert.Empty(run.Rows($"select a.uCode, a.node, a.rank, s.rank {places} where a.rank is distinct from s.rank"));
    }

    static void AssertSameTable(PublishedRun run, string table, int columns)
    {
        var both =
            $"""
            from (from published unpivot include nulls (x for code in (columns(* exclude uCode)))) p
            join (from {table} unpivot include nulls (x for code in (columns(* exclude (year, unit))))) o on o.unit = p.uCode and o.code = p.code
            """;
        Assert.Equal(run.Count("select count(*) from published") * columns, run.Count($"select count(*) {both}"));
        Assert.Empty(run.Rows($"select p.uCode, p.code, p.x, o.x {both} where (p.x is null) <> (o.x is null) or abs(p.x - o.x) > 1e-9 * greatest(1, abs(p.x))"));
    }
}
