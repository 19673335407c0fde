using Scoring.Data.Bundles;
using Scoring.Schemes;

namespace Scoring.Publishing.Workbooks;

/// <summary>What the sheets of one workbook share: run, year, language.</summary>
/// <param name="run">The run.</param>
/// <param name="year">Position of the year shown.</param>
/// <param name="language">Language of headers and names.</param>
sealed class WorkbookContent(PublishedRun run, int year, Language language)
{
    public PublishedRun Run { get; } = run;

    public int Year { get; } = year;

    public Language Language { get; } = language;

    /// <summary>The leaves of the framework, in its order.</summary>
    public IReadOnlyList<Node> Leaves { get; } = [.. run.Scheme.Framework.TopDown().Where(node => node.IsLeaf)];

    /// <summary>Width of a column of units' names: that of the longest, within limits.</summary>
    public double UnitWidth { get; } = Math.Clamp(3 + run.Roster.Units.Select(unit => TextLines.Width(unit.Name.In(language))).DefaultIfEmpty(0).Max(), 12, 34);

    /// <summary>Width of a column of a node's scores: words of its header are not broken.</summary>
    public double NodeWidth { get; } = language == Language.Chinese ? 11 : 13;

    /// <summary>Writes all sheets.</summary>
    public void Write(WorkbookPackage package)
    {
        package.ScoreDecimals = Run.ScoreDecimals;
        Run.CheckRows("normalised", Run.Bundle.Normalised);
        Run.CheckRows("indicators", Run.Bundle.Indicators);
        new RankingSheet(this).Write(package);
        foreach (var pillar in Run.Pillars) new PillarSheet(this, pillar).Write(package);
        HistorySheet.Write(this, package);
        IndicatorSheet.Write(this, package);
        new TraceSheet(this).Write(package);
        FindingsSheet.Write(this, package);
        MethodSheet.Write(this, package);
    }

    /// <summary>A word in the workbook's language.</summary>
    public string Word(string zh, string en) => Language == Language.Chinese ? zh : en;

    /// <summary>A name in the workbook's language.</summary>
    public string Name(Text name) => name.In(Language);

    /// <summary>A peer group in the workbook's language.</summary>
    public string GroupName(string name) => GroupingWords.Of(name, Language);

    /// <summary>The name of a unit.</summary>
    public string UnitName(int unit) => Run.Roster.Units[unit].Name.In(Language);

    /// <summary>The position of an indicator in the run's wide tables, or −1.</summary>
    public static int Position(IReadOnlyList<string> codes, string code)
    {
        for (var i = 0; i < codes.Count; i++)
            if (codes[i] == code)
                return i;
        return -1;
    }

    /// <summary>Header cells in one row.</summary>
    public static void Header(SheetWriter sheet, IReadOnlyList<string> titles, IReadOnlyList<double> widths)
    {
        sheet.BeginRow(Math.Max(34, TextLines.Height(titles, widths) + 6));
        foreach (var title in titles) sheet.Text(title, CellStyle.Header);
        sheet.EndRow();
    }

    /// <summary>The title's row.</summary>
    public static void Title(SheetWriter sheet, string title)
    {
        sheet.BeginRow(26);
        sheet.Text(title, CellStyle.Title);
        sheet.EndRow();
    }

    /// <summary>A row with a remark.</summary>
    public static void Note(SheetWriter sheet, string note)
    {
        sheet.BeginRow();
        sheet.Text(note, CellStyle.Note);
        sheet.EndRow();
    }
}
