using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

sealed partial class PanelCells
{
    /// <summary>Applies corrections whose old value is what the cell holds; every other one is a fault.</summary>
    void Correct(CorrectionTable table)
    {
        foreach (var correction in table.Rows)
        {
            var unit = keys.Roster.IndexOf(correction.Unit);
            var year = keys.Years.ToList().IndexOf(correction.Year);
            var variable = variables.All.ToList().FindIndex(one => one.Code == correction.Variable);
            if (variable < 0)
            {
                findings.Add(Of(FindingKinds.CorrectionUnused, table, correction, Shown.Quoted(correction.Variable), null));
                continue;
            }
            if (unit < 0 || year < 0 || !present[year][unit])
            {
                var unknown = unit < 0 ? correction.Unit : correction.Year.ToString(CultureInfo.InvariantCulture);
                faults.Add(Of(FindingKinds.CorrectionMismatch, table, correction, Shown.Quoted(unknown), null));
                continue;
            }
            var text = texts.FindIndex(cell => cell.Variable == variable && cell.Year == year && cell.Unit == unit);
            var old = cells[variable][year][unit];
            if (!Matches(correction.Old, old, text < 0 ? null : texts[text].Text))
            {
                var holds = text < 0 ? double.IsNaN(old) ? "\"\"" : Shown.Number(old) : Shown.Quoted(texts[text].Text);
                faults.Add(Of(FindingKinds.CorrectionMismatch, table, correction, holds, Shown.Quoted(correction.Old)));
                continue;
            }
            if (text >= 0) texts.RemoveAt(text);
            cells[variable][year][unit] = correction.New.Length == 0 ? double.NaN : double.Parse(correction.New, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (statuses[variable][year] is { } byUnit) byUnit[unit] = CellStatus.Missing; // a number tells itself at the end
            findings.Add(Of(FindingKinds.CorrectionApplied, table, correction,
                $"{Shown.Quoted(correction.Old)} → {Shown.Quoted(correction.New)} ({Shown.Text(correction.Reason)}; {Shown.Text(correction.By)})", null));
        }
    }

    static bool Matches(string old, double value, string? text)
    {
        if (text is not null) return text.Trim() == old;
        if (double.IsNaN(value)) return old.Length == 0;
        return double.TryParse(old, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number - value) <= 1e-12 * Math.Max(Math.Abs(number), Math.Abs(value));
    }

    static Finding Of(FindingKind kind, CorrectionTable table, Correction correction, string found, string? expected) => new()
    {
        Kind = kind,
        File = table.File.Name,
        Row = correction.Row,
        Unit = Shown.Text(correction.Unit),
        Year = correction.Year,
        Variable = Shown.Text(correction.Variable),
        Found = found,
        Expected = expected,
    };
}
