using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Publishing.Workbooks;

/// <summary>The workbook's formats, one per <see cref="CellStyle"/>.</summary>
static class WorkbookStyles
{
    const uint FirstOwnFormat = 164;

    static readonly string[] Formats = ["#,##0.00##", "[Blue]\"▲\"General;[Red]\"▼\"General;\"=\"", "0.0####", "0.0000", "0.00E+00;-0.00E+00;0", .. ValueLook.Formats];

    static readonly CellStyle[] Styles = [.. Enumerable.Range(0, (int)CellStyle.FirstValueLook + ValueLook.Count).Select(style => (CellStyle)style)];

    /// <summary>The part's XML.</summary>
    /// <param name="scoreDecimals">Decimals of scores: 2 or 4.</param>
    public static string Xml(int scoreDecimals) => new Stylesheet(
        new NumberingFormats(Formats.Select((format, i) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = format })) { Count = (uint)Formats.Length },
        new Fonts(Face(11), Face(11, bold: true, colour: "FFFFFFFF"), Face(16, bold: true, colour: "FF1F3864"), Face(10, italic: true, colour: "FF595959"), Face(12, bold: true, colour: "FF1F3864"), Face(11, colour: "FF7F7F7F")) { Count = 6 },
        new Fills(Pattern(PatternValues.None), Pattern(PatternValues.Gray125), Solid("FF1F4E79"), Solid("FFFFF2CC"), Solid("FFE2EFDA"), Solid("FFFCE4D6"), Solid("FFF2F2F2")) { Count = 7 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Line()) { Count = 2 },
        // Without a face of its own the default style would have the program's.
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(Styles.Select(style => style == CellStyle.Score && scoreDecimals > 2 ? Format(FirstOwnFormat + 3) : Of(style))) { Count = (uint)Styles.Length },
        new CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 },
        new DifferentialFormats(Tone("FFF8CBAD", "FF833C0B"), Tone("FFFFC7CE", "FF9C0006"), Tone("FFC6EFCE", "FF006100")) { Count = 3 }).OuterXml;

    /// <summary>The look of a <see cref="CellTone"/>, in its order.</summary>
    static DifferentialFormat Tone(string fill, string font) => new(
        new Font(new Color { Rgb = font }), new Fill(new PatternFill(new BackgroundColor { Rgb = fill }) { PatternType = PatternValues.Solid }));

    static CellFormat Of(CellStyle style) => style switch
    {
        CellStyle.Text => Indented(Format(49)),
        CellStyle.GuardedText => Guarded(Indented(Format(49))),
        CellStyle.Wrapped => Wrapped(Format(49)),
        CellStyle.GuardedWrapped => Guarded(Wrapped(Format(49))),
        CellStyle.Header => Header(),
        CellStyle.GuardedHeader => Guarded(Header()),
        CellStyle.Title => Format(0, font: 2),
        CellStyle.Note => Format(0, font: 3),
        CellStyle.Heading => Format(0, font: 4),
        CellStyle.Integer => Format(1),
        CellStyle.Score => Format(2),
        CellStyle.Value => Format(FirstOwnFormat),
        CellStyle.Move => Centred(Format(FirstOwnFormat + 1)),
        CellStyle.Percent => Format(10),
        CellStyle.Input => Format(FirstOwnFormat + 2, fill: 3, border: 1),
        CellStyle.Computed => Format(FirstOwnFormat + 3),
        CellStyle.Difference => Format(FirstOwnFormat + 4, font: 5),
        CellStyle.Fixed => Format(FirstOwnFormat + 3, fill: 6),
        CellStyle.Entry => Open(Middle(Format(0, fill: 3, border: 1))),
        CellStyle.EntryText => Open(Middle(Format(49, fill: 3, border: 1))),
        CellStyle.Boxed => Middle(Format(49, border: 1)),
        CellStyle.BoxedNumber => Middle(Format(FirstOwnFormat + 2, border: 1)),
        CellStyle.BoxedGiven => Middle(Format(0, fill: 6, border: 1)),
        CellStyle.Place => Centred(Format(0)),
        >= CellStyle.FirstValueLook => Value(style - CellStyle.FirstValueLook),
        _ => Format(0),
    };

    /// <summary>Number format by three, ground by what is left: none, imputed, treated.</summary>
    static CellFormat Value(int look) => Format(FirstOwnFormat + 5 + (uint)(look / 3), fill: (look % 3) switch { 1 => 4u, 2 => 5u, _ => 0u });

    static CellFormat Format(uint number, uint font = 0, uint fill = 0, uint border = 0) => new()
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = border,
        FormatId = 0,
        ApplyNumberFormat = number != 0,
        ApplyFont = font != 0,
        ApplyFill = fill != 0,
        ApplyBorder = border != 0,
        ApplyAlignment = true,
        Alignment = new Alignment { Vertical = VerticalAlignmentValues.Center },
    };

    /// <summary>Text keeps its distance from a number in the column before.</summary>
    static CellFormat Indented(CellFormat format)
    {
        format.Alignment = new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Center, Indent = 1 };
        return format;
    }

    static CellFormat Header()
    {
        var format = Format(49, font: 1, fill: 2, border: 1);
        format.Alignment = new Alignment { Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center, WrapText = true };
        return format;
    }

    static CellFormat Centred(CellFormat format)
    {
        format.Alignment = new Alignment { Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center };
        return format;
    }

    static CellFormat Wrapped(CellFormat format)
    {
        format.Alignment = new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Center, WrapText = true, Indent = 1 };
        return format;
    }

    static CellFormat Middle(CellFormat format)
    {
        format.ApplyAlignment = true;
        format.Alignment = new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true };
        return format;
    }

    static CellFormat Open(CellFormat format)
    {
        format.ApplyProtection = true;
        format.Protection = new Protection { Locked = false };
        return format;
    }

    static CellFormat Guarded(CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }

    static Font Face(double size, bool bold = false, bool italic = false, string colour = "FF000000")
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        if (italic) font.Append(new Italic());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Microsoft YaHei" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    static Fill Pattern(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    static Border Line() => new(
        new LeftBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
        new RightBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
        new TopBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
        new BottomBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
        new DiagonalBorder());
}
