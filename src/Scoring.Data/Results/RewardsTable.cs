using Scoring.Evaluating;
using Scoring.Rewarding;

namespace Scoring.Data.Results;

/// <summary><c>rewards.parquet</c>: a row per amount that a rule gives a unit; written only with a reward step that gives any.</summary>
static class RewardsTable
{
    public const string Name = "rewards.parquet";

    public static ResultTable? Of(Evaluation evaluation)
    {
        if (evaluation.Rewards is not { } rewards) return null;
        var given = rewards.Given;
        return new ResultTable(Name, given.Count,
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, reward => reward.Year)),
            new WordColumn("unit", (from, rows) => Fill(from, rows, reward => reward.Unit.AsMemory())),
            new WordColumn("rule", (from, rows) => Fill(from, rows, reward => reward.Rule.AsMemory())),
            new NumberColumn("amount", (from, rows) => Fill(from, rows, reward => reward.Amount)),
            new TextColumn("class_before", row => given[row].ClassBefore),
            new TextColumn("class_after", row => given[row].ClassAfter),
            new NumberColumn("rank_before", (from, rows) => Fill(from, rows, reward => reward.RankBefore)),
            new NumberColumn("rank_after", (from, rows) => Fill(from, rows, reward => reward.RankAfter)),
        ]);

        void Fill<T>(int from, Span<T> rows, Func<Reward, T> value)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(given[from + i]);
        }
    }

    public static IReadOnlyList<Reward> Read(ResultReader source)
    {
        var (years, units, rules, amounts) = (source.Integers("year"), source.Words("unit"), source.Words("rule"), source.Numbers("amount"));
        var (before, after, from, to) = (source.Texts("class_before"), source.Texts("class_after"), source.Numbers("rank_before"), source.Numbers("rank_after"));
        return [.. years.Select((year, i) => new Reward(year, units[i], rules[i], amounts[i], before[i], after[i], from[i], to[i]))];
    }
}
