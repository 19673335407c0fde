using System.Text;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Schemes;

namespace Scoring.Data.Results;

/// <summary>Writes <c>cross_table.parquet</c> and, for spreadsheets, <c>cross_table.csv</c>: every unit under every scheme.</summary>
static class CrossFiles
{
    const string Parquet = "cross_table.parquet";
    const string Csv = "cross_table.csv";

    /// <summary>Writes both beside their places and moves them there when complete.</summary>
    /// <exception cref="ScoringException">The folder cannot be written.</exception>
    public static IReadOnlyList<OutputFile> Write(string folder, IReadOnlyList<Scheme> schemes, IReadOnlyList<CrossRow> rows, Language language)
    {
        var table = Table(schemes, rows);
        ResultWriter.CheckNames([table]);
        try
        {
            Directory.CreateDirectory(folder);
            return [AtomicFile.Place(Path.Combine(folder, Parquet), stream => ResultWriter.Write(stream, table)), AtomicFile.Place(Path.Combine(folder, Csv), stream => Sheet(stream, schemes, rows, language))];
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(folder, refusal);
        }
    }

    static ResultTable Table(IReadOnlyList<Scheme> schemes, IReadOnlyList<CrossRow> rows)
    {
        var columns = new List<ResultColumn>
        {
            new IntegerColumn("year", (from, target) => Fill(from, target, row => row.Year)),
            new WordColumn("unit", (from, target) => Fill(from, target, row => row.Unit.AsMemory())),
            new NumberColumn("best_rank", (from, target) => Fill(from, target, row => row.Best)),
            new NumberColumn("worst_rank", (from, target) => Fill(from, target, row => row.Worst)),
            new NumberColumn("rank_range", (from, target) => Fill(from, target, row => row.Range)),
            new FlagColumn("classes_differ", row => rows[row].ClassesDiffer),
        };
        for (var i = 0; i < schemes.Count; i++)
        {
            var scheme = i;
            columns.Add(new NumberColumn("score_" + schemes[i].Id, (from, target) => Fill(from, target, row => row.Scores[scheme])));
            columns.Add(new NumberColumn("rank_" + schemes[i].Id, (from, target) => Fill(from, target, row => row.Ranks[scheme])));
            columns.Add(new TextColumn("class_" + schemes[i].Id, row => rows[row].Classes[scheme]?.Zh));
        }
        return new ResultTable(Parquet, rows.Count, columns);

        void Fill<T>(int from, Span<T> target, Func<CrossRow, T> value)
        {
            for (var i = 0; i < target.Length; i++) target[i] = value(rows[from + i]);
        }
    }

    static int Sheet(Stream stream, IReadOnlyList<Scheme> schemes, IReadOnlyList<CrossRow> rows, Language language)
    {
        var zh = language == Language.Chinese;
        stream.Write(Encoding.UTF8.Preamble);
        var text = new CsvWriter(stream);
        foreach (var name in zh ? new[] { "年份", "单位代码", "名称" } : ["year", "unit", "name"]) text.Text(name);
        foreach (var scheme in schemes)
            foreach (var what in zh ? new[] { "得分", "位次", "等次" } : ["score", "rank", "class"]) text.Text($"{scheme.Title.In(language)} {what}");
        foreach (var name in zh ? new[] { "最好位次", "最差位次", "位次差", "等次不一" } : ["best_rank", "worst_rank", "rank_range", "classes_differ"]) text.Text(name);
        text.EndLine();
        foreach (var row in rows.OrderByDescending(row => row.Year))
        {
            text.Number(row.Year);
            text.Text(row.Unit);
            text.Text(row.Name.In(language));
            for (var i = 0; i < schemes.Count; i++)
            {
                text.Number(row.Scores[i]);
                text.Number(row.Ranks[i]);
                text.Text(row.Classes[i]?.In(language) ?? "");
            }
            text.Number(row.Best);
            text.Number(row.Worst);
            text.Number(row.Range);
            text.Text(row.ClassesDiffer ? zh ? "是" : "yes" : "");
            text.EndLine();
        }
        text.Flush();
        return rows.Count;
    }
}
