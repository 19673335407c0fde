using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Publishing.Workbooks;

/// <summary>What a sheet has around its rows: frozen panes, widths, filter, colour scales, print set-up.</summary>
sealed record SheetLayout
{
    const uint A3 = 8;
    const uint A4 = 9;
    const uint LastRow = 1_048_575;

    /// <summary>Rows that stay in sight and are printed on every page; the last of them is the header.</summary>
    public int FrozenRows { get; init; } = 1;

    /// <summary>Columns that stay in sight.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Width of each column in characters.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Whether the header's columns can be filtered.</summary>
    public bool HasFilter { get; init; } = true;

    /// <summary>First columns of what stays together where the columns do not fit on one page; empty = every column by itself.</summary>
    public IReadOnlyList<int> Groups { get; init; } = [];

    /// <summary>Columns whose cells are coloured by their value, each by itself.</summary>
    public IReadOnlyList<int> Scales { get; init; } = [];

    /// <summary>Whether only cells of an entry style can be changed.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Cells that are joined, such as <c>A1:I1</c>.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Cells that are highlighted where a formula holds.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>What may be entered.</summary>
    public IReadOnlyList<EntryRule> Entries { get; init; } = [];

    /// <summary>Everything before the rows.</summary>
    public string Head(bool isFirst)
    {
        var pane = new Pane
        {
            VerticalSplit = FrozenRows,
            HorizontalSplit = FrozenColumns > 0 ? FrozenColumns : null,
            TopLeftCell = CellName.Of(FrozenColumns, FrozenRows + 1),
            ActivePane = FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = true, TabSelected = isFirst ? true : null };
        if (FrozenRows > 0) view.Append(pane);
        var columns = new Columns(Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true }));
        return new SheetProperties(new PageSetupProperties { FitToPage = PrintLayout.Of(this).FitsWidth }).OuterXml
            + new SheetViews(view).OuterXml
            // Faces for Chinese stand higher than what spreadsheets take for a row of their own.
            + new SheetFormatProperties { DefaultRowHeight = TextLines.RowHeight, CustomHeight = true }.OuterXml
            + (Widths.Count > 0 ? columns.OuterXml : "");
    }

    /// <summary>Everything behind the rows.</summary>
    /// <param name="lastRow">Number of the last row.</param>
    /// <param name="title">What the page's head says.</param>
    public string Tail(int lastRow, string title)
    {
        // Without a password: the lock keeps slips out, not people.
        var tail = IsProtected ? new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false }.OuterXml : "";
        if (HasFilter && lastRow >= FrozenRows) tail += new AutoFilter { Reference = FilterRange(lastRow) }.OuterXml;
        if (Merged.Count > 0) tail += new MergeCells(Merged.Select(range => new MergeCell { Reference = range })) { Count = (uint)Merged.Count }.OuterXml;
        if (lastRow > FrozenRows)
            for (var i = 0; i < Scales.Count; i++)
                tail += Scale($"{CellName.Of(Scales[i], FrozenRows + 1)}:{CellName.Of(Scales[i], lastRow)}", i + 1);
        for (var i = 0; i < Highlights.Count; i++) tail += Highlights[i].Xml(Scales.Count + i + 1);
        var print = PrintLayout.Of(this);
        var setup = new PageSetup { PaperSize = print.IsA3 ? A3 : A4, Orientation = OrientationValues.Landscape };
        if (print.FitsWidth) (setup.FitToWidth, setup.FitToHeight) = (1, 0);
        else setup.Scale = PrintLayout.SplitScale;
        return tail
            + EntryRule.Xml(Entries)
            + new PageMargins { Left = PrintLayout.Margin, Right = PrintLayout.Margin, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 }.OuterXml
            + setup.OuterXml
            + new HeaderFooter(new OddHeader("&L" + title.Replace("&", "&&", StringComparison.Ordinal)), new OddFooter("&L&A&R&P / &N")).OuterXml
            + Breaks(print.Breaks);
    }

    /// <summary>The header's cells and all below, such as <c>A2:K300</c>.</summary>
    public string FilterRange(int lastRow) =>
        string.Create(CultureInfo.InvariantCulture, $"A{FrozenRows}:{CellName.Column(Math.Max(Widths.Count - 1, 0))}{Math.Max(lastRow, FrozenRows)}");

    /// <summary>Where a new page begins beside the one before.</summary>
    static string Breaks(IReadOnlyList<int> columns) => columns.Count == 0 ? "" : new ColumnBreaks(columns.Select(column => new Break { Id = (uint)column, Max = LastRow, ManualPageBreak = true }))
    {
        Count = (uint)columns.Count,
        ManualBreakCount = (uint)columns.Count,
    }.OuterXml;

    static string Scale(string range, int priority) => new ConditionalFormatting(
        new ConditionalFormattingRule(
            new ColorScale(
                new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Min },
                new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Percentile, Val = "50" },
                new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Max },
                new Color { Rgb = "FFF8CBAD" }, new Color { Rgb = "FFFFFFFF" }, new Color { Rgb = "FFA9D08E" }))
        { Type = ConditionalFormatValues.ColorScale, Priority = priority })
    { SequenceOfReferences = new ListValue<StringValue> { InnerText = range } }.OuterXml;
}
