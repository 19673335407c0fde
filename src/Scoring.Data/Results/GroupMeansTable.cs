using Scoring.Evaluating;
using Scoring.Relating;

namespace Scoring.Data.Results;

/// <summary><c>groups.parquet</c>: mean scores of all units, of groups, and of groups put together; written only with a relate step.</summary>
static class GroupMeansTable
{
    public const string Name = "groups.parquet";

    public static ResultTable? Of(Evaluation evaluation)
    {
        if (evaluation.Relations is not { } relations) return null;
        var means = GroupMeans.Of(evaluation, relations.Groupings);
        return new ResultTable(Name, means.Count,
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, mean => mean.Year)),
            new WordColumn("node", (from, rows) => Fill(from, rows, mean => mean.Node.AsMemory())),
            new TextColumn("grouping", row => means[row].Grouping),
            new TextColumn("group", row => means[row].Group),
            new IntegerColumn("units", (from, rows) => Fill(from, rows, mean => mean.Units)),
            new NumberColumn("mean", (from, rows) => Fill(from, rows, mean => mean.Mean)),
            new NumberColumn("gap", (from, rows) => Fill(from, rows, mean => mean.Gap)),
        ]);

        void Fill<T>(int from, Span<T> rows, Func<GroupMean, T> value)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(means[from + i]);
        }
    }

    public static IReadOnlyList<GroupMean> Read(ResultReader source)
    {
        var (years, nodes, groupings, groups) = (source.Integers("year"), source.Words("node"), source.Texts("grouping"), source.Texts("group"));
        var (units, means, gaps) = (source.Integers("units"), source.Numbers("mean"), source.Numbers("gap"));
        return [.. years.Select((year, i) => new GroupMean(year, nodes[i], groupings[i], groups[i], units[i], means[i], gaps[i]))];
    }
}
