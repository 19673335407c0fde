using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary><c>scores.parquet</c>: a row per year, unit and node, in ordinal order of the codes.</summary>
static class ScoresTable
{
    public const string Name = "scores.parquet";

    public static ResultTable Of(Evaluation evaluation, RunRows rows)
    {
        NodeResult[] nodes = [.. evaluation.Nodes.OrderBy(node => node.Code, StringComparer.Ordinal)];
        ReadOnlyMemory<char>[] nodeCodes = [.. nodes.Select(node => node.Code.AsMemory())];
        var reasons = new Dictionary<Unscored, string>();
        foreach (var node in nodes)
            foreach (var year in node.Years)
                foreach (var reason in year.Unscored.Values)
                    if (!reasons.ContainsKey(reason))
                        reasons.Add(reason, reason.In(Language.English));

        var columns = new List<ResultColumn>
        {
            new IntegerColumn("year", (from, years) =>
            {
                var cursor = new Cursor(from, nodes.Length);
                for (var i = 0; i < years.Length; i++, cursor.Next()) years[i] = rows.YearNumbers[cursor.Row];
            }),
            new WordColumn("unit", (from, units) =>
            {
                var cursor = new Cursor(from, nodes.Length);
                for (var i = 0; i < units.Length; i++, cursor.Next()) units[i] = rows.Code(cursor.Row);
            }),
            new WordColumn("node", (from, codes) =>
            {
                var cursor = new Cursor(from, nodes.Length);
                for (var i = 0; i < codes.Length; i++, cursor.Next()) codes[i] = nodeCodes[cursor.Node];
            }),
            Number("score", year => year.Scores),
            Number("rank", year => year.Ranks),
            Number("coverage", year => year.Coverage),
        };
        var rankings = GroupRanking.Of(evaluation.Roster);
        for (var g = 0; g < rankings.Count; g++)
        {
            var group = g;
            columns.Add(Number("rank_" + rankings[g].Name, year => year.GroupRanks[group]));
        }
        columns.Add(new TextColumn("unscored", row =>
        {
            var (at, node) = Math.DivRem(row, nodes.Length);
            return nodes[node].Years[rows.Years[at]].Unscored.TryGetValue(rows.Units[at], out var reason) ? reasons[reason] : null;
        }));
        return new ResultTable(Name, checked(rows.Count * nodes.Length), columns);

        NumberColumn Number(string name, Func<NodeYear, double[]> values)
        {
            double[][][] byNode = [.. nodes.Select(node => (double[][])[.. node.Years.Select(values)])];
            return new NumberColumn(name, (from, target) =>
            {
                var cursor = new Cursor(from, nodes.Length);
                for (var i = 0; i < target.Length; i++, cursor.Next())
                    target[i] = byNode[cursor.Node][rows.Years[cursor.Row]][rows.Units[cursor.Row]];
            });
        }
    }

    /// <summary>Walks the table row by row without a division per row.</summary>
    struct Cursor(int from, int nodes)
    {
        public int Row { get; private set; } = from / nodes;

        public int Node { get; private set; } = from % nodes;

        public void Next()
        {
            if (++Node < nodes) return;
            Node = 0;
            Row++;
        }
    }
}
