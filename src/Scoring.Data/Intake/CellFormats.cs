using System.Globalization;
using System.Xml;

namespace Scoring.Data.Intake;

/// <summary>The number formats of a workbook's cells, and the day its dates count from.</summary>
sealed class CellFormats
{
    readonly List<NumberFormat> formats = [];
    readonly DateTime firstDay;
    readonly bool countsFrom1904;

    /// <summary>Reads the part of styles; null when there is none.</summary>
    public CellFormats(XmlReader? styles, bool countsFrom1904)
    {
        this.countsFrom1904 = countsFrom1904;
        firstDay = countsFrom1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
        if (styles is null) return;
        var codes = new Dictionary<int, string>();
        var inCells = false;
        while (styles.Read())
            if (styles.LocalName == "cellXfs") inCells = styles.NodeType == XmlNodeType.Element;
            else if (styles.NodeType != XmlNodeType.Element) continue;
            else if (styles.LocalName == "numFmt" && styles.GetAttribute("formatCode") is { } code) codes.TryAdd(Id(styles.GetAttribute("numFmtId")), code);
            else if (inCells && styles.LocalName == "xf")
            {
                var id = Id(styles.GetAttribute("numFmtId"));
                formats.Add(NumberFormat.Of(id, codes.GetValueOrDefault(id)));
            }
    }

    /// <summary>The text of a number as its cell shows it, but for rounding, and what else is to be known of it.</summary>
    /// <param name="held">The number as the file holds it.</param>
    /// <param name="style">The cell's style; null = the first.</param>
    public (string Text, CellLook Look) Read(string held, string? style)
    {
        if (!double.TryParse(held, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return (held, default);
        var at = Id(style);
        var format = at < formats.Count ? formats[at] : NumberFormat.General;
        // 0.57999999999999996 is how 0.58 is stored.
        var text = held.AsSpan().ContainsAny('.', 'E', 'e') ? value.ToString("R", CultureInfo.InvariantCulture) : held;
        if (format.IsDate(value)) return (Date(value, format.ShowsYearSign), new CellLook(null, 0, false, text));
        return (format.Padding(value) > text.Length && text.All(char.IsAsciiDigit) ? text.PadLeft(format.Padding(value), '0') : text, format.Look(value));
    }

    /// <summary>A date in figures; spreadsheets show none before their first day.</summary>
    string Date(double value, bool withSigns)
    {
        const int LastDay = 2_958_465; // of the year 9999
        if (value is < 0 or > LastDay) return "#####";
        // The calendar that begins with 1900 holds a 29th of February of that year.
        var day = firstDay.AddDays(!countsFrom1904 && value < 60 ? value + 1 : value);
        return value < 1 ? day.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : day.ToString((withSigns ? "yyyy年M月d日" : "yyyy-MM-dd") + (value == Math.Floor(value) ? "" : " HH:mm:ss"), CultureInfo.InvariantCulture);
    }

    static int Id(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
