using System.Globalization;

namespace Scoring.Cli.Tests;

/// <summary>
/// A folder with a panel of eight counties, four provinces and a nation over two years, its roster and its scheme. In 2022 one county is new,
/// one has departed and one has too little data. Deleted with the test.
/// </summary>
sealed class Counties : IDisposable
{
    const string Scheme =
        """
        {
          "id": "counties", "version": "1", "title": { "zh": "县域创新评价", "en": "County innovation" },
          "tables": { "roster": "roster.csv" },
          "indicators": [
            { "code": "intensity", "name": { "zh": "研发投入强度", "en": "R&D intensity" }, "unit": "%", "value": "rd / gdp * 100" },
            { "code": "patents", "name": { "zh": "每万人发明专利拥有量", "en": "Patents per 10,000 people" }, "value": "patents / people" },
            { "code": "energy", "name": { "zh": "单位产值能耗", "en": "Energy per output" }, "direction": "-", "value": "energy / gdp" }
          ],
          "framework": { "code": "index", "name": { "zh": "总指数", "en": "Index" }, "children": [
            { "code": "input", "name": { "zh": "创新投入与资源配置水平", "en": "Innovation input and resources" }, "weight": 40, "children": ["intensity"] },
            { "code": "output", "name": { "zh": "创新产出", "en": "Innovation output" }, "weight": 40, "children": ["patents"] },
            { "code": "green", "name": { "zh": "绿色发展", "en": "Green development" }, "weight": 20, "children": ["energy"] } ] },
          "steps": { "normalise": { "method": "min-max", "range": [0, 100] }, "aggregate": { "method": "arithmetic", "min_coverage": 0.66 } }
        }
        """;

    const string Roster =
        """
        unit,name_zh,name_en,aggregate
        100000,全国,Nation,true
        110000,北省,North,true
        120000,南省,South,true
        130000,东省,East,true
        140000,西省,West,true
        110101,东城区,Dongcheng,false
        110102,海淀区（中关村）,Haidian (Zhongguancun),false
        120101,和平区,Heping,false
        120102,滨海新区,Binhai,false
        130101,石桥县,Shiqiao,false
        130102,正定县,Zhengding,false
        140101,太谷县,Taigu,false
        140102,阳曲县,Yangqu,false

        """;

    readonly string folder = Directory.CreateTempSubdirectory("scoring-counties-").FullName;

    public Counties()
    {
        File.WriteAllText(At("scheme.json"), Scheme);
        File.WriteAllText(At("roster.csv"), Roster);
        string[] units = ["100000", "110000", "120000", "130000", "140000", "110101", "110102", "120101", "120102", "130101", "130102", "140101", "140102"];
        var panel = new StringWriter(CultureInfo.InvariantCulture);
        panel.Write("unit,year,gdp,rd,patents,people,energy\n");
        for (var year = 2021; year <= 2022; year++)
            for (var i = 0; i < units.Length; i++)
            {
                if ((units[i] == "140102" && year == 2021) || (units[i] == "140101" && year == 2022)) continue;
                var later = year - 2021;
                var patents = units[i] == "130102" && year == 2022 ? "" : $"{(i * 7 % 11 * 10) + (later * i)}";
                var energy = units[i] == "130102" && year == 2022 ? "" : $"{20 + (i * 5 % 13)}";
                panel.Write(string.Create(CultureInfo.InvariantCulture, $"{units[i]},{year},{100 + i},{(i * 3 % 7) + 1 + (later * (i % 3))},{patents},{10 + i},{energy}\n"));
            }
        File.WriteAllText(At("panel.csv"), panel.ToString());
    }

    /// <summary>Gives the scheme a bonus that grows with intensity, and a penalty.</summary>
    public void Adjust() => File.WriteAllText(At("scheme.json"), Scheme.Replace("\"min_coverage\": 0.66 }", """
        "min_coverage": 0.66 },
            "adjust": { "items": [ { "code": "honours", "kind": "bonus", "points": "intensity * 12" }, { "code": "late", "kind": "penalty", "points": "patents * 0.1", "cap": 8 } ] }
        """, StringComparison.Ordinal));

    /// <summary>The path of a file in the folder.</summary>
    public string At(string name) => Path.Combine(folder, name);

    /// <summary>Runs <c>scoring run</c> on the panel.</summary>
    public CommandOutcome Run(params string[] options) => CommandOutcome.Of(["run", At("scheme.json"), At("panel.csv"), "--out", At("out"), .. options]);

    /// <summary>Runs <c>scoring run</c> on the panel for a terminal of a width.</summary>
    public CommandOutcome RunAtWidth(int width, params string[] options) =>
        CommandOutcome.Of(["run", At("scheme.json"), At("panel.csv"), "--out", At("out"), .. options], session => session with { Width = width });

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
