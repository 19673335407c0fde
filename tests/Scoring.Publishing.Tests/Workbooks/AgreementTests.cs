using System.Globalization;
using System.Text;
using Scoring.Data.Bundles;
using Scoring.Publishing.Tests.Runs;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Tests.Workbooks;

/// <summary>Every number of the workbook and of <c>ranking.csv</c> is the run's to the last bit; the databases' tests do the same for their views.</summary>
public sealed class AgreementTests : IDisposable
{
    const string Zones = "zone";

    readonly SampleRun sample = new();
    readonly RunBundle run;
    readonly Dictionary<(int Year, string Unit, string Node), int> rows = [];

    public AgreementTests()
    {
        run = sample.Run(further: SampleRun.Graded);
        for (var i = 0; i < run.Scores.Count; i++) rows[(run.Scores.Years[i], run.Scores.Units[i], run.Scores.Nodes[i])] = i;
    }

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Workbook_says_what_the_run_says_on_every_sheet()
    {
        WorkbookWriter.Write(run, sample["book.xlsx"], new WorkbookOptions { Language = Language.English });
        var book = new SheetReader(sample["book.xlsx"]);
        var units = run.Scores.Units.Distinct().Where(unit => rows.ContainsKey((2023, unit, "index"))).ToList();

        // The ranking: rank, two moves, code, name, score, adjusted score, class, rank in the zone, then score, rank and move of every node.
        Assert.Equal(["Input/[1]", "Rank", "Move", "Input/[1]", "Rank", "Move", "q", "Rank", "Move"], Enumerable.Range(9, 9).Select(column => book.Text("Ranking", 3, column)));
        foreach (var unit in units)
        {
            var row = book.RowOf("Ranking", 3, unit);
            Same(Rank(2023, unit, "index"), book.Number("Ranking", row, 0));
            Same(Score(2023, unit, "index"), book.Number("Ranking", row, 5));
            Same(run.Scores.GroupRanks[Zones][rows[(2023, unit, "index")]], book.Number("Ranking", row, 8));
            foreach (var (node, column) in new[] { ("p1", 9), ("p2", 12), ("q", 15) })
            {
                Same(Score(2023, unit, node), book.Number("Ranking", row, column));
                Same(Rank(2023, unit, node), book.Number("Ranking", row, column + 1));
            }
            Same(run.Scores.Coverage[rows[(2023, unit, "index")]], book.Number("Ranking", row, 18));
        }
        Pillar(book, units, "Input  1", "p1", below: null);
        Pillar(book, units, "Input  1 2", "p2", below: "q");

        // All years: code, name, a rank and then a score for each.
        foreach (var unit in run.Scores.Units.Distinct())
            for (var y = 0; y < 3; y++)
            {
                var row = book.RowOf("All years", 0, unit);
                Same(Rank(2021 + y, unit, "index"), book.Number("All years", row, 2 + y));
                Same(Score(2021 + y, unit, "index"), book.Number("All years", row, 5 + y));
            }
    }

    void Pillar(SheetReader book, List<string> units, string sheet, string node, string? below)
    {
        // Rank, move, code, name, score, overall rank; score and rank of a node below; then each indicator's value and normalised value.
        string[] indicators = node == "p1" ? ["a", "b"] : ["c", "d", "e"];
        var wide = Enumerable.Range(0, run.Normalised.Count).ToDictionary(row => (run.Normalised.Years[row], run.Normalised.Units[row]));
        foreach (var unit in units)
        {
            var row = book.RowOf(sheet, 2, unit);
            Same(Rank(2023, unit, node), book.Number(sheet, row, 0));
            Same(Score(2023, unit, node), book.Number(sheet, row, 4));
            Same(Rank(2023, unit, "index"), book.Number(sheet, row, 5));
            if (below is not null)
            {
                Same(Score(2023, unit, below), book.Number(sheet, row, 6));
                Same(Rank(2023, unit, below), book.Number(sheet, row, 7));
            }
            for (var i = 0; i < indicators.Length; i++)
            {
                var (column, place) = ((below is null ? 6 : 8) + (2 * i), Array.IndexOf([.. run.Normalised.Indicators], indicators[i]));
                Same(run.Indicators.Values[place][wide[(2023, unit)]], book.Number(sheet, row, column));
                Same(run.Normalised.Values[place][wide[(2023, unit)]], book.Number(sheet, row, column + 1));
            }
        }
    }

    [Fact]
    public void Ranking_for_spreadsheets_says_what_the_run_says_in_every_year()
    {
        var lines = Parse(File.ReadAllText(Path.Combine(sample["run"], "ranking.csv"), Encoding.UTF8)).ToList();
        // Score and rank of the two pillars stand last; of nine columns before them, the rules add the adjustment, the adjusted score and the classes.
        var header = lines[0].ToList();
        Assert.Equal(["投入:/产出得分", "投入:/产出排名", "投入:/产出得分", "投入:/产出排名"], header[^4..]);
        var (adjusted, adjustments) = (header.IndexOf("调整后得分"), run.Adjustments!);
        var adjustedOf = Enumerable.Range(0, adjustments.Count).ToDictionary(i => (adjustments.Years[i], adjustments.Units[i]), i => adjustments.Adjusted[i]);
        var seen = 0;
        foreach (var fields in lines.Skip(1))
        {
            var (year, unit) = (int.Parse(fields[0], CultureInfo.InvariantCulture), fields[2]);
            // Who has departed since the year before is listed without numbers.
            if (!rows.ContainsKey((year, unit, "index")))
            {
                Assert.Equal("", fields[1] + fields[5]);
                continue;
            }
            Same(Rank(year, unit, "index"), Number(fields[1]));
            Same(Score(year, unit, "index"), Number(fields[5]));
            Same(adjustedOf[(year, unit)], Number(fields[adjusted]));
            Same(Score(year, unit, "p1"), Number(fields[^4]));
            Same(Rank(year, unit, "p1"), Number(fields[^3]));
            Same(Score(year, unit, "p2"), Number(fields[^2]));
            Same(Rank(year, unit, "p2"), Number(fields[^1]));
            seen++;
        }
        Assert.Equal(rows.Keys.Count(key => key.Node == "index"), seen);
    }

    double Score(int year, string unit, string node) => rows.TryGetValue((year, unit, node), out var row) ? run.Scores.Scores[row] : double.NaN;

    double Rank(int year, string unit, string node) => rows.TryGetValue((year, unit, node), out var row) ? run.Scores.Ranks[row] : double.NaN;

    static double Number(string field) => field.Length == 0 ? double.NaN : double.Parse(field, CultureInfo.InvariantCulture);

    static void Same(double expected, double found) => Assert.Equal(BitConverter.DoubleToInt64Bits(expected + 0.0), BitConverter.DoubleToInt64Bits(found + 0.0));

    /// <summary>Lines of a CSV after RFC 4180.</summary>
    static IEnumerable<string[]> Parse(string text)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (letter == '"') isQuoted = !isQuoted;
            else if (!isQuoted && letter is ',' or '\n' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (letter == ',') continue;
                yield return [.. fields];
                fields.Clear();
            }
            else if (isQuoted || letter != '\r') field.Append(letter);
        }
    }
}
