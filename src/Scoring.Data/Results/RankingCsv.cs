using System.Text;
using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Ranking;

namespace Scoring.Data.Results;

/// <summary><c>ranking.csv</c> for spreadsheets: a row per year and unit, the latest year first, best first inside a year.</summary>
static class RankingCsv
{
    public const string Name = "ranking.csv";

    static readonly string[] ChineseHeader = ["年份", "排名", "单位代码", "中文名称", "英文名称", "得分", "位次变化", "同口径位次变化", "标记"];
    static readonly string[] EnglishHeader = ["year", "rank", "unit", "name_zh", "name_en", "score", "rank_change", "rank_change_common", "mark"];
    static readonly RankMove Unmoved = new(Presence.Unranked, double.NaN, double.NaN);

    /// <summary>Writes the file and returns its number of rows.</summary>
    public static int Write(Stream stream, Evaluation evaluation, Language language)
    {
        var pillars = Pillars(evaluation);
        // Without the mark, spreadsheets on Chinese systems read the file as GBK.
        stream.Write(Encoding.UTF8.Preamble);
        var text = new CsvWriter(stream);
        Header(text, evaluation, pillars, language);
        var rows = 0;
        for (var y = evaluation.Years.Count - 1; y >= 0; y--)
        {
            // In the first year nobody is new: there is no year before it.
            var moves = y > 0 ? RankMove.Between(evaluation.Index.Years[y - 1], evaluation.Index.Years[y]) : null;
            foreach (var unit in Order(evaluation, y, moves))
            {
                Row(text, evaluation, pillars, y, unit, moves?[unit] ?? Unmoved, language);
                rows++;
            }
        }
        text.Flush();
        return rows;
    }

    /// <summary>The nodes directly below the index.</summary>
    public static IReadOnlyList<NodeResult> Pillars(Evaluation evaluation)
    {
        var codes = evaluation.Index.Node.Children.Select(child => child.Code).ToHashSet(StringComparer.Ordinal);
        return [.. evaluation.Nodes.Where(node => node.Publication is null && codes.Contains(node.Code))];
    }

    static void Header(CsvWriter text, Evaluation evaluation, IReadOnlyList<NodeResult> pillars, Language language)
    {
        var zh = language == Language.Chinese;
        foreach (var name in zh ? ChineseHeader : EnglishHeader) text.Text(name);
        RankingRules.Header(text, evaluation, language);
        foreach (var pillar in pillars)
        {
            text.Text(pillar.Name.In(language) + (zh ? "得分" : " score"));
            text.Text(pillar.Name.In(language) + (zh ? "排名" : " rank"));
            if (RankingRules.IsGraded(evaluation, pillar)) text.Text(pillar.Name.In(language) + (zh ? "等次" : " class"));
        }
        text.EndLine();
    }

    static void Row(CsvWriter text, Evaluation evaluation, IReadOnlyList<NodeResult> pillars, int y, int unit, RankMove move, Language language)
    {
        var entry = evaluation.Roster.Units[unit];
        var year = evaluation.Index.Years[y];
        text.Number(evaluation.Years[y]);
        text.Number(year.Ranks[unit]);
        text.Text(entry.Code);
        text.Text(entry.Name.Zh);
        text.Text(entry.Name.En);
        text.Number(year.Scores[unit]);
        text.Number(move.Raw);
        text.Number(move.Common);
        text.Text(Mark(entry, move.Presence, year.Unscored.GetValueOrDefault(unit), RankingRules.Excluded(evaluation, y, unit, language), language));
        RankingRules.Row(text, evaluation, y, unit, language);
        foreach (var pillar in pillars)
        {
            text.Number(pillar.Years[y].Scores[unit]);
            text.Number(pillar.Years[y].Ranks[unit]);
            if (RankingRules.IsGraded(evaluation, pillar)) text.Text(RankingRules.Class(evaluation, pillar, y, unit, language));
        }
        text.EndLine();
    }

    static string Mark(RosterEntry entry, Presence presence, Unscored? reason, string? excluded, Language language)
    {
        if (!entry.IsAggregate && reason is null && excluded is null && presence is (Presence.Stayed or Presence.Unranked)) return "";
        var zh = language == Language.Chinese;
        var marks = new List<string>();
        if (entry.IsAggregate) marks.Add(zh ? "汇总单位" : "aggregate");
        if (presence == Presence.New) marks.Add(zh ? "新增" : "new");
        if (presence == Presence.Departed) marks.Add(zh ? "退出" : "departed");
        if (excluded is not null) marks.Add((zh ? "剔除：" : "excluded: ") + excluded);
        if (reason is not null) marks.Add(reason.In(language));
        return string.Join(zh ? "；" : "; ", marks);
    }

    /// <summary>Ranked units by place, then those without a place, aggregate units, and units that left since the year before.</summary>
    static IEnumerable<int> Order(Evaluation evaluation, int y, RankMove[]? moves)
    {
        var ranks = evaluation.Index.Years[y].Ranks;
        return Enumerable.Range(0, evaluation.Roster.Count)
            .Where(unit => IsListed(evaluation, y, unit) || moves?[unit].Presence == Presence.Departed)
            .OrderBy(unit => !IsListed(evaluation, y, unit) ? 3 : evaluation.Roster.IsAggregate[unit] ? 2 : double.IsNaN(ranks[unit]) ? 1 : 0)
            .ThenBy(unit => double.IsNaN(ranks[unit]) ? 0 : ranks[unit])
            .ThenBy(unit => unit);
    }

    static bool IsListed(Evaluation evaluation, int y, int unit) =>
        evaluation.Normalised.Present(y)[unit] || evaluation.Index.Years[y].Unscored.ContainsKey(unit);
}
