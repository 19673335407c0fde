using System.Globalization;
using System.Text;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;

namespace Scoring.Publishing.Tests.Runs;

/// <summary>Small runs made by the engine from files: a panel with gaps, ties, an aggregate unit and names that spreadsheets might run.</summary>
sealed class SampleRun : IDisposable
{
    public const int Units = 40;
    public const string MinMax = """{ "method": "min-max" }""";
    public const string Arithmetic = """{ "method": "arithmetic" }""";

    /// <summary>Steps behind the aggregation: a bonus for some units, and classes of the adjusted score.</summary>
    public const string Graded = """, "adjust": { "items": [ { "code": "extra", "kind": "bonus", "points": "if(a > 50, 40, 0)" } ] }, "grade": { "classes": [ { "code": "A", "from": 60 }, { "code": "=B" } ] }""";

    /// <summary>Classes of the index, inside groups and of a node.</summary>
    public const string GradedNodes = """, "grade": { "classes": [ { "code": "A", "name": { "zh": "优秀", "en": "excellent" }, "from": 50 }, { "code": "B" } ], "groups": ["zone"], "nodes": ["p1"] }""";

    /// <summary>Names that must stay text.</summary>
    public static readonly string[] Hostile = ["=1+1", "+cmd|'/c calc'!A0", "-2+3", "@SUM(A1)", "＝1", "a<b>&\"c\"", "_x0041_ & more"];

    public SampleRun() => Folder = Directory.CreateTempSubdirectory("scoring-publishing-").FullName;

    public string Folder { get; }

    public string this[string name] => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs a scheme and reads the run back.</summary>
    public RunBundle Run(string name = "run", string normalise = MinMax, string aggregate = Arithmetic, double firstWeight = 2, string further = "", string id = "sample")
    {
        File.WriteAllText(this["scheme.json"], Scheme(normalise, aggregate, firstWeight, further, id));
        WritePanel();
        var request = new RunRequest { SchemeFile = this["scheme.json"], Panel = [this["panel.csv"]], RosterFile = this["roster.csv"], Threads = 1 };
        AnnualRun.Save(AnnualRun.Execute(request), this[name], request);
        return BundleReader.Read(this[name]);
    }

    static string Scheme(string normalise, string aggregate, double firstWeight, string further, string id) => $$"""
        {
          "id": "{{id}}", "version": "1", "title": { "zh": "样例", "en": "Sample" },
          "indicators": [
            { "code": "a", "name": { "zh": "甲指标", "en": "Alpha" }, "unit": "%", "standard": 60, "target": 60 },
            { "code": "b", "name": { "zh": "乙指标", "en": "=Beta" }, "direction": "-", "standard": 40, "target": 40 },
            { "code": "c", "value": "c / 10", "standard": 5, "target": 5 }, { "code": "d", "standard": 50, "target": 50 }, { "code": "e", "standard": 50, "target": 50 }
          ],
          "framework": { "code": "index", "name": { "zh": "总指数", "en": "Index" }, "children": [
            { "code": "p1", "name": { "zh": "投入:/产出", "en": "Input/[1]" }, "weight": {{firstWeight.ToString("R", CultureInfo.InvariantCulture)}}, "children": [ { "indicator": "a", "weight": 3 }, { "indicator": "b", "weight": 1.5 } ] },
            { "code": "p2", "name": { "zh": "投入:/产出", "en": "Input/[1]" }, "weight": 1, "children": [ { "indicator": "c" }, { "code": "q", "weight": 2, "children": ["d", "e"] } ] } ] },
          "steps": { "normalise": {{normalise}}, "aggregate": {{aggregate}}{{further}} }
        }
        """;

    void WritePanel()
    {
        var panel = new StringBuilder("unit,year,a,b,c,d,e\n");
        var roster = new StringBuilder("code,name_zh,name_en,aggregate,zone\n");
        for (var unit = 0; unit <= Units; unit++)
        {
            var name = unit < Hostile.Length ? Hostile[unit] : $"单位{unit}";
            roster.Append(CultureInfo.InvariantCulture, $"u{unit:00},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",Unit {unit},{(unit == Units ? "yes" : "")},{(unit % 2 == 0 ? "east" : "west")}\n");
            for (var year = 2021; year <= 2023; year++)
            {
                if (unit == 9 && year == 2022) continue;
                panel.Append(CultureInfo.InvariantCulture, $"u{unit:00},{year}");
                for (var variable = 0; variable < 5; variable++) panel.Append(',').Append(Value(unit, year, variable));
                panel.Append('\n');
            }
        }
        File.WriteAllText(this["panel.csv"], panel.ToString());
        File.WriteAllText(this["roster.csv"], roster.ToString());
    }

    /// <summary>A value from 1 to 98.3; empty in every 17th cell; the last variable has many ties.</summary>
    static string Value(int unit, int year, int variable)
    {
        var mix = ((unit * 7919L) + (variable * 104_729L) + (year * 1_299_709L)) % 1_000_003;
        if ((unit + (3 * variable) + year) % 17 == 0) return "";
        return variable == 4 ? (mix % 7 + 1).ToString(CultureInfo.InvariantCulture) : (1 + (mix % 97_310 / 1000.0)).ToString("R", CultureInfo.InvariantCulture);
    }
}
