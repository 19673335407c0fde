using System.Globalization;
using System.Text;
using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary><c>ranking.csv</c> for spreadsheets: a row per year and unit, the latest year first, best first inside a year.</summary>
static class RankingCsv
{
    public const string Name = "ranking.csv";

    const string LineEnd = "\r\n";

    /// <summary>Writes the file and returns its number of rows.</summary>
    public static int Write(Stream stream, Evaluation evaluation, Language language)
    {
        var pillars = Pillars(evaluation);
        var text = new StringBuilder();
        Header(text, pillars, language);
        var rows = 0;
        for (var y = evaluation.Years.Count - 1; y >= 0; y--)
            foreach (var unit in Order(evaluation, y))
            {
                Row(text, evaluation, pillars, y, unit, language);
                rows++;
            }
        // Without the mark, spreadsheets on Chinese systems read the file as GBK.
        stream.Write(Encoding.UTF8.Preamble);
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return rows;
    }

    /// <summary>The nodes directly below the index.</summary>
    public static IReadOnlyList<NodeResult> Pillars(Evaluation evaluation)
    {
        var codes = evaluation.Index.Node.Children.Select(child => child.Code).ToHashSet(StringComparer.Ordinal);
        return [.. evaluation.Nodes.Where(node => node.Publication is null && codes.Contains(node.Code))];
    }

    static void Header(StringBuilder text, IReadOnlyList<NodeResult> pillars, Language language)
    {
        var zh = language == Language.Chinese;
        text.Append(zh ? "年份,排名,单位代码,中文名称,英文名称,得分,位次变化（正数为上升）,标记"
                       : "year,rank,unit,name_zh,name_en,score,rank_change,mark");
        foreach (var pillar in pillars)
        {
            text.Append(',').Text(pillar.Name.In(language) + (zh ? "得分" : " score"));
            text.Append(',').Text(pillar.Name.In(language) + (zh ? "排名" : " rank"));
        }
        text.Append(LineEnd);
    }

    static void Row(StringBuilder text, Evaluation evaluation, IReadOnlyList<NodeResult> pillars, int y, int unit, Language language)
    {
        var entry = evaluation.Roster.Units[unit];
        var year = evaluation.Index.Years[y];
        var before = y > 0 ? evaluation.Index.Years[y - 1].Ranks[unit] : double.NaN;
        text.Append(CultureInfo.InvariantCulture, $"{evaluation.Years[y]},");
        text.Number(year.Ranks[unit]).Append(',');
        text.Text(entry.Code).Append(',').Text(entry.Name.Zh).Append(',').Text(entry.Name.En).Append(',');
        text.Number(year.Scores[unit]).Append(',');
        text.Number(before - year.Ranks[unit]).Append(',');
        text.Text(Mark(evaluation, entry, y, unit, language));
        foreach (var pillar in pillars)
        {
            text.Append(',').Number(pillar.Years[y].Scores[unit]);
            text.Append(',').Number(pillar.Years[y].Ranks[unit]);
        }
        text.Append(LineEnd);
    }

    static string Mark(Evaluation evaluation, RosterEntry entry, int y, int unit, Language language)
    {
        var zh = language == Language.Chinese;
        var marks = new List<string>();
        if (entry.IsAggregate) marks.Add(zh ? "汇总单位" : "aggregate");
        var listed = IsListed(evaluation, y, unit);
        var listedBefore = y > 0 && IsListed(evaluation, y - 1, unit);
        if (y > 0 && listed && !listedBefore) marks.Add(zh ? "新增" : "new");
        if (!listed) marks.Add(zh ? "退出" : "departed");
        if (evaluation.Index.Years[y].Unscored.TryGetValue(unit, out var reason)) marks.Add(reason.In(language));
        return string.Join(zh ? "；" : "; ", marks);
    }

    /// <summary>Ranked units by place, then those without a place, aggregate units, and units that left since the year before.</summary>
    static IEnumerable<int> Order(Evaluation evaluation, int y)
    {
        var ranks = evaluation.Index.Years[y].Ranks;
        return Enumerable.Range(0, evaluation.Roster.Count)
            .Where(unit => IsListed(evaluation, y, unit) || (y > 0 && IsListed(evaluation, y - 1, unit)))
            .OrderBy(unit => !IsListed(evaluation, y, unit) ? 3 : evaluation.Roster.IsAggregate[unit] ? 2 : double.IsNaN(ranks[unit]) ? 1 : 0)
            .ThenBy(unit => double.IsNaN(ranks[unit]) ? 0 : ranks[unit])
            .ThenBy(unit => unit);
    }

    static bool IsListed(Evaluation evaluation, int y, int unit) =>
        evaluation.Normalised.Present(y)[unit] || evaluation.Index.Years[y].Unscored.ContainsKey(unit);
}
