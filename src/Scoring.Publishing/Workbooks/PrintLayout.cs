namespace Scoring.Publishing.Workbooks;

/// <summary>How a sheet is laid on paper: all columns on one page while they stay readable, else page beside page with the unit's columns on each.</summary>
/// <param name="IsA3">True for A3, false for A4; both landscape.</param>
/// <param name="FitsWidth">Whether all columns stand on one page, shrunk where need be.</param>
/// <param name="Breaks">First columns of the further pages; empty when all fit on one.</param>
sealed record PrintLayout(bool IsA3, bool FitsWidth, IReadOnlyList<int> Breaks)
{
    /// <summary>Left and right margin in inches.</summary>
    public const double Margin = 0.4;

    /// <summary>Percent of the natural size at which columns are split over pages.</summary>
    public const uint SplitScale = 70;

    /// <summary>The least share of the natural size that people still read.</summary>
    const double LeastScale = 0.6;

    /// <summary>The most columns that A4 takes.</summary>
    const int MostOnA4 = 14;

    /// <summary>How much of a page is filled before the next begins: another face may be wider.</summary>
    const double Filled = 0.88;

    const double A4Width = 11.69 - (2 * Margin);
    const double A3Width = 16.54 - (2 * Margin);

    /// <summary>The layout for a sheet's columns.</summary>
    public static PrintLayout Of(SheetLayout sheet)
    {
        var whole = sheet.Widths.Sum(Inches);
        if (sheet.Widths.Count <= MostOnA4 && whole * LeastScale <= A4Width) return new PrintLayout(false, true, []);
        if (whole * LeastScale <= A3Width) return new PrintLayout(true, true, []);
        return new PrintLayout(true, false, Split(sheet, A3Width * Filled * 100 / SplitScale));
    }

    /// <summary>Pages filled from the left; every page begins with the columns that stay in sight on the screen.</summary>
    static List<int> Split(SheetLayout sheet, double page)
    {
        var breaks = new List<int>();
        var repeated = sheet.Widths.Take(sheet.FrozenColumns).Sum(Inches);
        var used = repeated;
        int[] starts = [.. (sheet.Groups.Count > 0 ? sheet.Groups : Enumerable.Range(0, sheet.Widths.Count)).Where(column => column >= sheet.FrozenColumns), sheet.Widths.Count];
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            var width = sheet.Widths.Skip(starts[i]).Take(starts[i + 1] - starts[i]).Sum(Inches);
            if (used + width > page && used > repeated)
            {
                breaks.Add(starts[i]);
                used = repeated;
            }
            used += width;
        }
        return breaks;
    }

    /// <summary>A width in characters on paper: digits of the workbook's face are a twelfth of an inch wide.</summary>
    static double Inches(double characters) => ((8 * characters) + 5) / 96;
}
