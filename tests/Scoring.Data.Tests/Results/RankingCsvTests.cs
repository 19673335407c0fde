using System.Text;
using Scoring.Data.Results;
using Scoring.Data.Tests.Bundles;
using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Data.Tests.Results;

public class RankingCsvTests
{
    [Fact]
    public void Write_in_Chinese_begins_with_the_mark_and_header_and_ends_every_line_for_spreadsheets()
    {
        var bytes = Written(SampleRun.Of(units: 5, years: 1), Language.Chinese);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("年份,排名,单位代码,中文名称,英文名称,得分,位次变化,同口径位次变化,标记,支柱0得分,支柱0排名,支柱1得分,支柱1排名\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(letter => letter == '\n'), text.Split("\r\n").Length - 1);
    }

    [Fact]
    public void Write_lists_the_latest_year_first_and_the_best_first_and_marks_who_came_and_went()
    {
        var rows = Rows(SampleRun.Of(units: 12, years: 3), Language.English);

        Assert.Equal("year,rank,unit,name_zh,name_en,score,rank_change,rank_change_common,mark,Pillar 0 score,Pillar 0 rank,Pillar 1 score,Pillar 1 rank", string.Join(',', rows[0]));
        Assert.Equal(["2022", "2021", "2020"], rows.Skip(1).Select(row => row[0]).Distinct());
        var latest = rows.Where(row => row[0] == "2022").ToList();
        Assert.Equal(Enumerable.Range(1, 9).Select(rank => $"{rank}"), latest.Take(9).Select(row => row[1]));
        Assert.Equal(["coverage 0.50 < 0.66", "aggregate", "departed"], latest.Skip(9).Select(row => row[8]));
        Assert.Equal(["000011", "000002", "000004"], latest.Skip(9).Select(row => row[2]));
        Assert.Equal("new", rows.Single(row => row[0] == "2021" && row[2] == "000003")[8]);
        Assert.DoesNotContain(rows, row => row[0] == "2020" && row[8] == "new");
    }

    [Fact]
    public void Write_scores_read_back_as_the_same_numbers_and_changes_are_places_gained()
    {
        var evaluation = SampleRun.Of(units: 30, years: 2);
        foreach (var row in Rows(evaluation, Language.English).Skip(1).Where(row => row[1] != ""))
        {
            var y = row[0] == "2020" ? 0 : 1;
            var unit = evaluation.Roster.IndexOf(row[2]);
            Assert.Equal(evaluation.Index.Years[y].Scores[unit], double.Parse(row[5], System.Globalization.CultureInfo.InvariantCulture));
            var before = y == 0 ? double.NaN : evaluation.Index.Years[0].Ranks[unit];
            Assert.Equal(double.IsNaN(before) ? "" : FormattableString.Invariant($"{before - evaluation.Index.Years[1].Ranks[unit]}"), row[6]);
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("海淀区🏙", "海淀区🏙")]
    public void Text_is_quoted_where_needed_and_never_a_formula(string text, string expected) =>
        Assert.Equal(expected, Field(csv => csv.Text(text)));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-5, "-5")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(3_000_000_000.0, "3000000000")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.0, "0")]
    [InlineData(17, "17")]
    [InlineData(double.NaN, "")]
    public void Number_is_a_number_also_when_it_is_negative(double number, string expected) =>
        Assert.Equal(expected, Field(csv => csv.Number(number)));

    [Fact]
    public void Write_keeps_odd_names_in_their_cells()
    {
        string[] odd = ["=1+1", "a,b", "\"q\"", "line\r\nbreak", "<script>", "🏙", "北京"];
        var evaluation = SampleRun.Of(years: 1, entries: [.. odd.Select((name, i) => new RosterEntry($"{i}") { Name = new Text(name, name) })]);

        var rows = Rows(evaluation, Language.English);

        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        foreach (var row in rows.Skip(1)) Assert.Equal(odd[int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)], row[3].TrimStart('\''));
    }

    static string Field(Action<CsvWriter> write)
    {
        using var stream = new MemoryStream();
        var csv = new CsvWriter(stream);
        write(csv);
        csv.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static byte[] Written(Evaluation evaluation, Language language)
    {
        using var stream = new MemoryStream();
        RankingCsv.Write(stream, evaluation, language);
        return stream.ToArray();
    }

    /// <summary>A reader of its own: fields in quotes may hold anything, quotes are doubled.</summary>
    static List<string[]> Rows(Evaluation evaluation, Language language)
    {
        var text = Encoding.UTF8.GetString(Written(evaluation, language)[3..]);
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n' && !quoted)
            {
                row.Add(field.ToString());
                field.Clear();
                if (text[i] == ',') continue;
                rows.Add([.. row]);
                row.Clear();
            }
            else if (quoted || text[i] != '\r') field.Append(text[i]);
        return rows;
    }
}
