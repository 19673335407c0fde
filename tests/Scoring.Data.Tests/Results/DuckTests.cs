using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Data.Tests.Bundles;
using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Data.Tests.Results;

public sealed class DuckTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Evaluation evaluation = SampleRun.Of(units: 500, years: 4, indicators: 6, pillars: 3);
    readonly DuckTable duck;

    public DuckTests()
    {
        BundleWriter.Write(Requests.For(evaluation, folder["run"]));
        duck = new DuckTable(folder["run"]);
    }

    public void Dispose()
    {
        duck.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Scores_have_a_row_per_year_unit_and_node_sorted()
    {
        Assert.Equal((4L * 500 - 2) * 4, duck.One("select count(*) from scores"));
        Assert.Equal(0L, duck.One("select count(*) from (select year, unit, node, lag((year, unit, node)) over () as before from scores) where before is not null and before >= (year, unit, node)"));
    }

    [Fact]
    public void Scores_sum_to_what_the_evaluation_holds_node_by_node()
    {
        foreach (var node in evaluation.Nodes)
            for (var y = 0; y < evaluation.Years.Count; y++)
            {
                double[] scores = [.. node.Years[y].Scores.Where(score => !double.IsNaN(score))];
                var row = duck.Rows(FormattableString.Invariant($"select count(score), sum(score) from scores where node = '{node.Code}' and year = {evaluation.Years[y]}"))[0];
                Assert.Equal((long)scores.Length, row[0]);
                Assert.Equal(scores.Sum(), (double)row[1]!, 1e-8 * scores.Sum());
            }
    }

    [Fact]
    public void Every_score_rank_coverage_and_contribution_is_the_evaluations_to_the_last_bit()
    {
        var nodes = evaluation.Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        var columns = duck.Columns("scores").Select(column => column.Name).ToList();
        var groups = GroupRanking.Of(evaluation.Roster).Select((ranking, g) => (Column: columns.IndexOf("rank_" + ranking.Name), Position: g)).ToArray();
        foreach (var row in duck.Rows("select * from scores"))
        {
            var (year, unit) = (evaluation.Normalised.IndexOfYear((int)row[0]!), evaluation.Roster.IndexOf((string)row[1]!));
            var results = nodes[(string)row[2]!].Years[year];
            Same(results.Scores[unit], row[3]);
            Same(results.Ranks[unit], row[4]);
            Same(results.Coverage[unit], row[5]);
            foreach (var (column, position) in groups) Same(results.GroupRanks[position][unit], row[column]);
        }
        var contributions = SampleRun.Contributions(evaluation);
        foreach (var row in duck.Rows("select * from contributions"))
            for (var i = 0; i < contributions.Indicators.Count; i++)
                Same(contributions[i, evaluation.Normalised.IndexOfYear((int)row[0]!)][evaluation.Roster.IndexOf((string)row[1]!)], row[2 + i]);

        static void Same(double expected, object? found)
        {
            if (double.IsNaN(expected)) Assert.Null(found);
            else Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits((double)found!));
        }
    }

    [Fact]
    public void Ranks_are_those_that_SQL_gives_overall_and_inside_groups()
    {
        Assert.Equal(0L, duck.One("""
            select count(*) from (
                select rank, rank() over (partition by year, node order by score desc) as again
                from scores join units using (unit) where score is not null and not aggregate)
            where rank <> again
            """));
        Assert.Equal(0L, duck.One("""
            select count(*) from (
                select rank_zone, rank() over (partition by year, node, groups->'$.zone' order by score desc) as again
                from scores join units using (unit) where score is not null and not aggregate)
            where rank_zone <> again
            """));
        Assert.Equal(0L, duck.One("""select count(*) from scores join units using (unit) where ("rank_type=山区" is null) <> (rank is null or not list_contains(cast(groups->'$.type' as varchar[]), '山区'))"""));
        Assert.Equal(0L, duck.One("select count(*) from scores join units using (unit) where aggregate and rank is not null"));
        Assert.Equal(0L, duck.One("select count(*) from scores where (score is null) <> (unscored is not null)"));
    }

    [Fact]
    public void Wide_tables_agree_with_one_another_and_with_the_rule_of_the_sample()
    {
        Assert.Equal(4L * 500 - 2, duck.One("select count(*) from normalised"));
        for (var i = 0; i < 6; i++)
        {
            var column = $"\"ind.{i:00}\"";
            Assert.Equal(0L, duck.One($"select count(*) from normalised n join normalised_status s using (year, unit) where (n.{column} is null) <> (s.{column} = 'missing')"));
            Assert.Equal(0L, duck.One(string.Create(CultureInfo.InvariantCulture,
                $"select count(*) from normalised where abs({column} - ((cast(unit as int) * 31 + {i * 17} + (year - 2020) * 7) % 101) / 1.1) > 1e-12")));
            Assert.Equal(4L * 100, duck.One($"select count(*) - count({column}) from contributions"));
        }
    }

    [Fact]
    public void Findings_and_units_keep_their_text()
    {
        Assert.Equal(["发现 5", 5_000_000_000L, "000001"], duck.Rows("select found, row, unit from findings where row is not null")[0]);
        Assert.Equal(["单位7", "Unit 7", false], duck.Rows("select name_zh, name_en, aggregate from units where unit = '000007'")[0]);
        Assert.Equal(4L, duck.One("select count(*) from samples where code = 'ind.01' and year = 2021"));
    }

    [Fact]
    public void Odd_names_and_codes_survive()
    {
        string[] odd = ["<script>alert('x')</script>", "=1+1", "\"quoted\" 'too'", "new\nline", "tab\there", "🏙️", "朝阳区", " blank ends ", "\\u0000", "a/b\\c", "null", "NaN"];
        var run = SampleRun.Of(years: 1, entries: [.. odd.Select(name => new RosterEntry(name) { Groups = new Dictionary<string, IReadOnlyList<string>> { [name] = [name] } })]);
        BundleWriter.Write(Requests.For(run, folder["odd"]));
        using var table = new DuckTable(folder["odd"]);

        Assert.Equal(odd.Order(StringComparer.Ordinal), table.Rows("select unit from units").Select(row => (string)row[0]!));
        Assert.Equal(odd.Where(name => run.Roster.IndexOf(name) != 3).ToHashSet(), table.Rows("select distinct unit from scores").Select(row => (string)row[0]!).ToHashSet());
        var read = BundleReader.Read(folder["odd"]);
        Assert.Equal(run.Roster.Units.Select(unit => unit.Name), read.Roster.Units.Select(unit => unit.Name));
        Assert.Equal(GroupRanking.Of(run.Roster).Select(ranking => ranking.Name).Order(StringComparer.Ordinal), read.Scores.GroupRanks.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Row_groups_join_without_a_seam()
    {
        var large = SampleRun.Of(units: 7000, years: 5, indicators: 4, pillars: 3);
        BundleWriter.Write(Requests.For(large, folder["large"]));
        using var table = new DuckTable(folder["large"]);

        Assert.Equal((5L * 7000 - 2) * 4, table.One("select count(*) from scores"));
        Assert.Equal(2L, table.One($"select count(distinct row_group_id) from parquet_metadata('{Path.Combine(folder["large"], "scores.parquet")}')"));
        var scores = BundleReader.Read(folder["large"]).Scores;
        Assert.Equal(large.Index.Years[4].Scores[6999], scores.Scores[^4]);
        Assert.Equal(("006999", "index", 2024), (scores.Units[^4], scores.Nodes[^4], scores.Years[^4]));
    }
}
