using System.Text;
using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary><c>reward_sheet.csv</c> for spreadsheets: a row per year and unit that gets anything, a column per rule, and the unit's total.</summary>
static class RewardSheet
{
    public const string Name = "reward_sheet.csv";

    static readonly string[] ChineseHeader = ["年份", "单位代码", "中文名称", "英文名称", "上年等次", "本年等次", "上年位次", "本年位次", "位次上升"];
    static readonly string[] EnglishHeader = ["year", "unit", "name_zh", "name_en", "class_before", "class_after", "rank_before", "rank_after", "rank_up"];

    /// <summary>Writes the file, the latest year and the largest total first, and returns its number of rows.</summary>
    public static int Write(Stream stream, Evaluation evaluation, Language language)
    {
        var (rewards, zh) = (evaluation.Rewards!, language == Language.Chinese);
        stream.Write(Encoding.UTF8.Preamble);
        var text = new CsvWriter(stream);
        foreach (var name in zh ? ChineseHeader : EnglishHeader) text.Text(name);
        foreach (var rule in rewards.Rules) text.Text(rule.Name.In(language));
        text.Text((zh ? "合计" : "total") + (rewards.Money is null ? "" : zh ? $"（{rewards.Money}）" : $" ({rewards.Money})"));
        text.EndLine();
        var rows = rewards.Given.GroupBy(reward => (reward.Year, reward.Unit))
            .OrderByDescending(row => row.Key.Year).ThenByDescending(row => row.Sum(reward => reward.Amount)).ThenBy(row => row.Key.Unit, StringComparer.Ordinal).ToList();
        foreach (var row in rows)
        {
            var (first, unit) = (row.First(), evaluation.Roster.Units[evaluation.Roster.IndexOf(row.Key.Unit)]);
            text.Number(row.Key.Year);
            text.Text(unit.Code);
            text.Text(unit.Name.Zh);
            text.Text(unit.Name.En);
            text.Text(Class(first.ClassBefore));
            text.Text(Class(first.ClassAfter));
            text.Number(first.RankBefore);
            text.Number(first.RankAfter);
            text.Number(first.RankBefore - first.RankAfter);
            foreach (var rule in rewards.Rules) text.Number(row.FirstOrDefault(reward => reward.Rule == rule.Code)?.Amount ?? double.NaN);
            text.Number(row.Sum(reward => reward.Amount));
            text.EndLine();
        }
        text.Flush();
        return rows.Count;

        string Class(string? code) => code is null ? "" : evaluation.Grades!.ClassAt(evaluation.Grades.IndexOf(code))!.Name.In(language);
    }
}
