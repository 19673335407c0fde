using System.Globalization;
using System.Text;
using Scoring.Panels;

namespace Scoring.Data.Demonstration;

/// <summary>Writes a demonstration panel with its roster and scheme to a folder, ready to be run.</summary>
public static class DemoWriter
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Name of the panel's file.</summary>
    public const string PanelFile = "panel.parquet";

    /// <summary>Name of the scheme's file.</summary>
    public const string SchemeFile = "scheme.json";

    /// <summary>Name of the file of the scheme of targets, which reads the county panel.</summary>
    public const string ProgressFile = "progress.json";

    /// <summary>Names of the files that are written for a county panel; others have no scheme of targets.</summary>
    public static IReadOnlyList<string> Files { get; } = [PanelFile, "roster.csv", SchemeFile, "README.txt", ProgressFile];

    /// <summary>
    /// Writes <c>panel.parquet</c>, <c>roster.csv</c>, <c>scheme.json</c> and <c>README.txt</c>, and beside a county panel <c>progress.json</c> and a folder
    /// <c>schemes</c> with further schemes, their tables and <c>suite.json</c>; each file stands whole or not at all.
    /// </summary>
    /// <param name="directory">The folder; created when it is not there. Files of these names are replaced, others are left alone.</param>
    /// <param name="size">Shape of the panel.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The panel that was written.</returns>
    /// <remarks>
    /// A missing cell of a unit that is in the year's roster is a row without a value; absent units have no rows. The same size and seed give
    /// the same bytes.
    /// </remarks>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static Panel Write(string directory, DemoSize size, ulong seed)
    {
        var panel = DemoPanel.Create(size, seed);
        Directory.CreateDirectory(directory);
        Replace(directory, Files[0], path => DemoTable.Write(path, panel, DemoPanel.Measures(size), withStatus: size.IsCounty));
        Replace(directory, Files[1], path => File.WriteAllText(path, RosterText(panel), Utf8));
        Replace(directory, Files[2], path => File.WriteAllText(path, DemoScheme.For(size), Utf8));
        Replace(directory, Files[3], path => File.WriteAllText(path, ReadMe(size, seed), Utf8));
        if (size.IsCounty) Replace(directory, ProgressFile, path => File.WriteAllText(path, DemoScheme.Progress(), Utf8));
        if (size.IsCounty) WriteSchemes(Path.Combine(directory, DemoSchemes.Folder), panel);
        return panel;
    }

    static void WriteSchemes(string folder, Panel panel)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in DemoSchemes.All()) Replace(folder, name, path => File.WriteAllText(path, text, Utf8));
        Replace(folder, DemoRuleTables.TargetsFile, path => File.WriteAllText(path, DemoRuleTables.Targets(panel), Utf8));
        Replace(folder, DemoRuleTables.AdjustmentsFile, path => File.WriteAllText(path, DemoRuleTables.Adjustments(panel), Utf8));
    }

    static void Replace(string directory, string name, Action<string> write)
    {
        var partial = Path.Combine(directory, name + ".partial");
        try
        {
            write(partial);
            File.Move(partial, Path.Combine(directory, name), overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>The roster as CSV; several labels of one grouping are joined with a semicolon. No field needs quoting.</summary>
    static string RosterText(Panel panel)
    {
        var groupings = panel.Roster.Groupings.Select(grouping => grouping.Code).ToArray();
        var text = new StringBuilder("unit,name_zh,name_en,parent,aggregate");
        foreach (var grouping in groupings) text.Append(',').Append(grouping);
        text.Append('\n');
        foreach (var unit in panel.Roster.Units)
        {
            text.Append(unit.Code).Append(',').Append(unit.Name.Zh).Append(',').Append(unit.Name.En).Append(',')
                .Append(unit.Parent).Append(',').Append(unit.IsAggregate ? "true" : "false");
            foreach (var grouping in groupings)
                text.Append(',').AppendJoin(';', unit.Groups.TryGetValue(grouping, out var labels) ? labels : []);
            text.Append('\n');
        }
        return text.ToString();
    }

    static string ReadMe(DemoSize size, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"""
        示例数据 / Demonstration data

        本文件夹中的全部数据均为程序生成的虚构数据，不代表任何真实的县（市、区）、省份或国家；
        代码、名称和数值都是虚构的，不得用于任何实际评价。
        规模（县数 × 年数 × 指标数）：{size}，年份 {size.FirstYear}—{DemoSize.LastYear}；随机种子：{seed}。
        各省和全国的数据约为县均水平，自成一套，既不是合计也不是平均。同样的规模和种子总是生成同样的文件。

        All data in this folder are synthetic. They describe no real county, province or country; codes, names and
        numbers are made up and must not be used for any actual evaluation.
        Size (counties x years x indicators): {size}, years {size.FirstYear} to {DemoSize.LastYear}; seed: {seed}.
        Provinces and the nation have data of their own at about the level of a mean county; they are neither sums nor means.
        The same size and seed always give the same files.

        panel.parquet   数据，长表：unit, year, indicator, value, measure{(size.IsCounty ? ", status" : "")} / the data, long layout
        roster.csv      单位名录：名称、上级、分组 / the units: names, parents, groups
        scheme.json     评价方案；权重是本项目的建议 / the scheme; its weights are a proposal of this project
        {(size.IsCounty ? "progress.json   年度目标方案；目标是本项目的示例 / a scheme of yearly targets; they are made up\nschemes/        其他示例方案及其目标表、标准值表、加减分表；suite.json 列出全部方案 / further schemes with their tables; suite.json lists them all\n" : "")}
        """).ReplaceLineEndings("\n");
}
