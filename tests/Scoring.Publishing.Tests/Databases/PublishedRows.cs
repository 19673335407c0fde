using System.Data.Common;
using Scoring.Data.Bundles;

namespace Scoring.Publishing.Tests.Databases;

/// <summary>What the views of any database say, compared with the run.</summary>
static class PublishedRows
{
    /// <summary>Asserts that the views hold exactly the run, to the last bit.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="prefix">What stands before the views' names.</param>
    /// <param name="run">The run.</param>
    public static void AreThoseOf(DbConnection connection, string prefix, RunBundle run)
    {
        var scores = Read(connection, $"SELECT year, unit, node, score, rank, coverage, unscored, name_zh FROM {prefix}current_ranking WHERE scheme = 'sample'")
            .ToDictionary(row => (Convert.ToInt32(row[0]), (string)row[1]!, (string)row[2]!));
        Assert.Equal(run.Scores.Count, scores.Count);
        for (var i = 0; i < run.Scores.Count; i++)
        {
            var row = scores[(run.Scores.Years[i], run.Scores.Units[i], run.Scores.Nodes[i])];
            Same(run.Scores.Scores[i], row[3]);
            Same(run.Scores.Ranks[i], row[4]);
            Same(run.Scores.Coverage[i], row[5]);
            Assert.Equal(run.Scores.Unscored[i], row[6]);
            Assert.Equal(run.Roster.Units[run.Roster.IndexOf(run.Scores.Units[i])].Name.Zh, row[7]);
        }
        var contributions = Read(connection, $"SELECT year, unit, indicator, contribution FROM {prefix}current_contributions WHERE scheme = 'sample'")
            .ToDictionary(row => (Convert.ToInt32(row[0]), (string)row[1]!, (string)row[2]!), row => row[3]);
        var table = run.Contributions!;
        var count = 0;
        for (var row = 0; row < table.Count; row++)
            for (var i = 0; i < table.Indicators.Count; i++)
                if (!double.IsNaN(table.Values[i][row]))
                {
                    Same(table.Values[i][row], contributions[(table.Years[row], table.Units[row], table.Indicators[i])]);
                    count++;
                }
        Assert.Equal(count, contributions.Count);
        Groups(connection, prefix, run);
        Assert.Equal(run.Findings.Select(finding => (finding.Kind.Code, finding.Found, finding.Count)),
            Read(connection, $"SELECT code, found, count FROM {prefix}current_findings WHERE scheme = 'sample' ORDER BY finding").Select(row => ((string)row[0]!, (string)row[1]!, Convert.ToInt64(row[2]))));
    }

    static void Groups(DbConnection connection, string prefix, RunBundle run)
    {
        var ranks = Read(connection, $"SELECT year, unit, node, peer_group, rank FROM {prefix}current_group_ranking WHERE scheme = 'sample'")
            .ToDictionary(row => (Convert.ToInt32(row[0]), (string)row[1]!, (string)row[2]!, (string)row[3]!), row => row[4]);
        var (group, places) = Assert.Single(run.Scores.GroupRanks);
        Assert.Equal(places.Count(place => !double.IsNaN(place)), ranks.Count);
        for (var i = 0; i < places.Length; i++)
            if (!double.IsNaN(places[i]))
                Same(places[i], ranks[(run.Scores.Years[i], run.Scores.Units[i], run.Scores.Nodes[i], group)]);
    }

    static void Same(double expected, object? found)
    {
        if (double.IsNaN(expected)) Assert.Null(found);
        else Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Assert.IsType<double>(found)));
    }

    public static List<object?[]> Read(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }
}
