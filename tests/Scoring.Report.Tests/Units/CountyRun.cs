using System.Globalization;
using System.Text;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Explaining;

namespace Scoring.Report.Tests.Units;

/// <summary>Small runs of counties in two provinces with data of their own, made by the engine from files: gaps, ties, newcomers, hostile names.</summary>
sealed class CountyRun : IDisposable
{
    public const int Counties = 24;
    public const string Hostile = "<script>alert(1)</script>&\"'县";

    readonly string folder = Directory.CreateTempSubdirectory("scoring-report-").FullName;

    public string this[string name] => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Runs the scheme and reads the run back.</summary>
    /// <param name="normalise">The normalisation.</param>
    /// <param name="further">Further steps, with a comma in front.</param>
    /// <param name="years">Years, the last being 2024.</param>
    public RunBundle Run(string normalise = """{ "method": "min-max" }""", string further = "", int years = 3)
    {
        File.WriteAllText(this["scheme.json"], Scheme(normalise, further));
        File.WriteAllText(this["roster.csv"], Roster());
        File.WriteAllText(this["panel.csv"], Panel(years));
        var request = new RunRequest { SchemeFile = this["scheme.json"], Panel = [this["panel.csv"]], RosterFile = this["roster.csv"], Threads = 1 };
        AnnualRun.Save(AnnualRun.Execute(request), this["run"], request);
        return BundleReader.Read(this["run"]);
    }

    /// <summary>What a report of a run's last year shares.</summary>
    public static ReportContent Content(RunBundle bundle, Language language = Language.Chinese, int? year = null)
    {
        var run = PublishedRun.Of(bundle);
        var evaluation = BundleEvaluation.Of(bundle);
        var at = run.ChooseYear(year);
        return new ReportContent(run, at, language)
        {
            Evaluation = evaluation,
            Ledger = at == 0 ? null : RankLedger.Between(new LedgerSide(evaluation, at - 1), new LedgerSide(evaluation, at)),
        };
    }

    static string Scheme(string normalise, string further) => $$"""
        {
          "id": "counties", "version": "1", "title": { "zh": "县域<样例>", "en": "Counties" },
          "indicators": [
            { "code": "a", "name": { "zh": "甲<b>指标", "en": "Alpha" }, "unit": "%" }, { "code": "b", "name": { "zh": "乙指标", "en": "Beta" }, "direction": "-" },
            { "code": "c", "unit": "家" }, { "code": "d" }, { "code": "e" }
          ],
          "framework": { "code": "index", "children": [
            { "code": "p1", "name": { "zh": "投入", "en": "Input" }, "weight": 2, "children": [ { "indicator": "a", "weight": 3 }, { "indicator": "b", "weight": 1 } ] },
            { "code": "p2", "name": { "zh": "产出", "en": "Output" }, "children": [ "c", "d" ] }, { "indicator": "e", "weight": 0.5 } ] },
          "steps": { "normalise": {{normalise}}{{further}} }
        }
        """;

    static string Roster()
    {
        var text = new StringBuilder("code,name_zh,name_en,parent,aggregate,zone\nP1,一省,First,,yes,\nP2,二省,Second,,yes,\n");
        for (var unit = 0; unit < Counties; unit++)
        {
            var name = unit == 3 ? Hostile : $"县{unit:00}";
            text.Append(CultureInfo.InvariantCulture, $"u{unit:00},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",County {unit},P{1 + unit % 2},,{(unit % 3 == 0 ? "east" : "west")}\n");
        }
        return text.ToString();
    }

    static string Panel(int years)
    {
        var text = new StringBuilder("unit,year,a,b,c,d,e\n");
        foreach (var year in Enumerable.Range(2025 - years, years))
            for (var unit = -2; unit < Counties; unit++)
            {
                if (unit == 5 && year < 2024) continue; // founded in the last year
                text.Append(unit < 0 ? $"P{-unit}" : $"u{unit:00}").Append(CultureInfo.InvariantCulture, $",{year}");
                for (var variable = 0; variable < 5; variable++)
                {
                    var mix = ((unit + 9) * 7919L + variable * 104_729L + year * 1_299_709L) % 1_000_003;
                    // One county has nothing at all in the last year, another lacks an indicator.
                    text.Append(',').Append((unit == 7 && year == 2024) || (unit == 8 && variable == 1) ? "" : (1 + mix % 97_310 / 1000.0).ToString("R", CultureInfo.InvariantCulture));
                }
                text.Append('\n');
            }
        return text.ToString();
    }
}
