using System.Globalization;
using System.Text;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;

namespace Scoring.Report.Tests.Writing;

/// <summary>Runs made from files that are written here: units with hostile names, gaps, groups, provinces, three years.</summary>
sealed class SmallRun : IDisposable
{
    /// <summary>Names that must stay text wherever they stand.</summary>
    public static readonly string[] Hostile =
    [
        "</script><img src=x onerror=document.title='broken'>", "</noscript><b id=broken>x</b>", "\"><svg onload=document.title='broken'>", "&lt;&amp;&#60;", "<!--", "]]>", "{{1+1}} @(1+1)", "‮abc",
    ];

    public SmallRun() => Folder = Directory.CreateTempSubdirectory("scoring-report-").FullName;

    public string Folder { get; }

    public string this[string name] => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the scheme and reads the run back.</summary>
    /// <param name="units">Number of units beside two provinces and the country.</param>
    /// <param name="years">Years up to 2023.</param>
    /// <param name="further">Further steps as JSON, from the comma on.</param>
    /// <param name="isDeep">Whether an indicator of the first pillar hangs on a node of its own.</param>
    public RunBundle Run(int units = 30, string further = """, "grade": { "classes": [ { "code": "A", "from": 60 }, { "code": "B<", "from": 40 }, { "code": "C" } ] }""", int years = 3, bool isDeep = false)
    {
        File.WriteAllText(this["scheme.json"], $$"""
            {
              "id": "small", "version": "1", "title": { "zh": "样例<i>评价</i>", "en": "Sample <i>evaluation</i>" }, "tables": { "roster": "roster.csv" },
              "indicators": [
                { "code": "a", "name": { "zh": "甲</script>", "en": "Alpha</script>" }, "unit": "%<" }, { "code": "b", "name": { "zh": "乙", "en": "Beta" }, "direction": "-" },
                { "code": "c", "name": { "zh": "丙", "en": "Gamma" } }, { "code": "d", "name": { "zh": "丁", "en": "Delta" } }
              ],
              "framework": { "code": "index", "name": { "zh": "总指数", "en": "Index" }, "children": [
                { "code": "p1", "name": { "zh": "投入", "en": "Input" }, "weight": 2, "children": [ { "indicator": "a", "weight": 3 }, {{(isDeep ? """{ "code": "sub", "name": { "zh": "其中", "en": "Of which" }, "children": [ "b" ] }""" : "\"b\"")}} ] },
                { "code": "p2", "name": { "zh": "产出", "en": "Output" }, "children": [ "c", "d" ] } ] },
              "steps": { "impute": { "method": "latest", "max_years": 1 }, "normalise": "min-max", "aggregate": "arithmetic"{{further}} }
            }
            """);
        var panel = new StringBuilder("unit,year,a,b,c,d\n");
        var roster = new StringBuilder("code,name_zh,name_en,aggregate,parent,zone\n");
        foreach (var (code, zh, parent) in new[] { ("w", "全国", ""), ("x1", "东省", "w"), ("x2", "西省", "w") }) roster.Append(CultureInfo.InvariantCulture, $"{code},{zh},Whole {code},yes,{parent},\n");
        for (var unit = 0; unit < units; unit++)
        {
            var name = (unit < Hostile.Length ? Hostile[unit] : $"单位{unit}").Replace("\"", "\"\"", StringComparison.Ordinal);
            roster.Append(CultureInfo.InvariantCulture, $"{Code(unit)},\"{name}\",\"{(unit < Hostile.Length ? name : $"Unit {unit}")}\",,x{1 + unit % 2},{(unit % 3 == 0 ? "east<" : "west")}\n");
        }
        string[] codes = ["w", "x1", "x2", .. Enumerable.Range(0, units).Select(Code)];
        for (var year = 2024 - years; year < 2024; year++)
            for (var unit = 0; unit < codes.Length; unit++)
            {
                if (unit == 9 && year == 2022) continue;
                panel.Append(CultureInfo.InvariantCulture, $"{codes[unit]},{year}");
                for (var variable = 0; variable < 4; variable++) panel.Append(',').Append((unit + (5 * variable) + year) % 13 == 0 ? "" : Value(unit, year, variable).ToString("R", CultureInfo.InvariantCulture));
                panel.Append('\n');
            }
        File.WriteAllText(this["panel.csv"], panel.ToString());
        File.WriteAllText(this["roster.csv"], roster.ToString());
        var request = new RunRequest { SchemeFile = this["scheme.json"], Panel = [this["panel.csv"]], RosterFile = this["roster.csv"], Threads = 1 };
        AnnualRun.Save(AnnualRun.Execute(request), this["run"], request);
        return BundleReader.Read(this["run"]);
    }

    static string Code(int unit) => $"k{unit:000}";

    static double Value(int unit, int year, int variable) => 1 + (((unit * 7919L) + (variable * 104_729L) + (year * 1_299_709L)) % 97_310 / 1000.0);
}
