using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>Every misread name of a unit in the fourteen tables is named with the unit it stands for, where no alias is known for it.</summary>
public sealed class ChinaUnitNamesTests : IDisposable
{
    readonly TemporaryScheme files;
    readonly string roster;

    public ChinaUnitNamesTests()
    {
        files = new TemporaryScheme(
            """
            { "id": "names", "version": "1", "panel": { "columns": { "unit": "province", "indicator": "variables", "measure": "units" }, "missing": ["NA"] },
              "tables": { "roster": "plain.csv" }, "indicators": [ { "code": "x", "value": "VARIABLE" } ], "framework": { "code": "index", "children": ["x"] } }
            """);
        roster = files.Write("plain.csv", "code,name_zh,name_en,region,aggregate\n"
            + string.Concat(File.ReadLines(TemporaryScheme.Beside("china-roster.csv")).Skip(1).Where(line => line.Length > 0).Select(line => string.Join(',', line.Split(',')[..5]) + "\n")));
    }

    public void Dispose() => files.Dispose();

    [SharedDataFact]
    public void Panel_of_all_tables_names_each()
    {
        using var run = new PublishedRun("china-provinces", ChinaProvinces.Panel, "--roster", roster);
        Assert.Equal(
            ChinaProvinces.Misread.Select(entry => $"{entry.Name} | \"{entry.Unit}\"?").Append("尔部地区 | \"东部\"?").Order(StringComparer.Ordinal),
            run.Rows("select unit, expected from findings where code = 'unit-not-in-roster' and unit not like '% %'").Order(StringComparer.Ordinal));
        // All others differ from a unit's name by blanks alone.
        Assert.Empty(run.Rows("""select unit, expected from findings where code = 'unit-not-in-roster' and unit like '% %' and expected <> '"' || replace(unit, ' ', '') || '"?'"""));
    }

    [SharedDataTheory]
    [InlineData("RDPatentValid", "v4_cg_zlsyx_hj", "四藏 西藏,尔部地区 东部,江四 江西,浙汀 浙江")]
    [InlineData("RDPatentAuthority", "v4_cg_zlsq2_hj", "两藏 西藏,山两 山西")]
    [InlineData("RDPatentAccept", "v4_cg_zlsq_hj", "江两 江西")]
    [InlineData("RDLaborHour", "v4_zh_qsdl_hj", "内蒙占 内蒙古")]
    public void Tables_as_text_name_each(string table, string variable, string named)
    {
        File.WriteAllText(files.Path + ".scheme.json", File.ReadAllText(files.Path + ".scheme.json").Replace("VARIABLE", variable, StringComparison.Ordinal));
        using var run = new PublishedRun(files.Path, $"data/china-provinces/tables/{table}.csv");
        Assert.Equal(named.Split(',').Select(pair => $"{pair.Split(' ')[0]} | \"{pair.Split(' ')[1]}\"?").Order(StringComparer.Ordinal),
            run.Rows("select unit, expected from findings where code = 'unit-not-in-roster' and unit not like '% %'").Order(StringComparer.Ordinal));
    }
}
