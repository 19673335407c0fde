using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Reading;

namespace Scoring.Data.Panels;

sealed partial class PanelCells
{
    void Store(int part, int row, int variable, int year, int unit, double value, double factor, string? text, CellStatus? said)
    {
        var column = cells[variable][year];
        if (BitConverter.DoubleToInt64Bits(column[unit]) != UnsetBits)
        {
            duplicates.Add(part, row, variable, year, unit);
            return;
        }
        var about = variables.All[variable];
        CellStatus? status = null;
        if (text is not null) status = TakeText(row, year, unit, about, text, ref value);
        else if (about.Codes.AnyNumbers && about.Codes.Take(value) is { } code)
        {
            status = code;
            value = double.NaN;
        }
        else if (!double.IsFinite(value)) TakeNonFinite(row, year, unit, about, ref value);
        if (factor != 1)
        {
            value *= factor;
            if (double.IsInfinity(value)) TakeNonFinite(row, year, unit, about, ref value);
        }
        if (said is { } word) status = Settle(row, year, unit, about, ref value, status, word);
        column[unit] = double.IsNaN(value) ? double.NaN : value;
        if (status is { } other and not CellStatus.Observed && !(other == CellStatus.Missing && double.IsNaN(value))) Mark(variable, year, unit, other);
        if (about.Declared.Range is { } range && (value < range.Low || value > range.High))
            findings.Add(At(FindingKinds.ImplausibleValue, row, year, unit, about) with
            {
                Found = Shown.Number(value),
                Expected = $"[{Shown.Number(range.Low)}, {Shown.Number(range.High)}]",
            });
    }

    CellStatus? TakeText(int row, int year, int unit, PanelVariable about, string text, ref double value)
    {
        value = double.NaN;
        if (about.Codes.Take(text) is { } code) return code;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            value = number;
            TakeNonFinite(row, year, unit, about, ref value, text);
            return null;
        }
        var meant = CellText.Of(text, about.Declared.Unit);
        var fault = At(meant.Kind, row, year, unit, about) with
        {
            Found = Shown.Quoted(text),
            Expected = meant.Kind == FindingKinds.NumberWithUnit && about.Declared.Unit.Length > 0 ? Shown.Text(about.Declared.Unit) : null,
            Suggestion = meant.Reading is { } reading ? Shown.Text(reading) : null,
        };
        if (texts.Count < MostTexts) texts.Add(new TextCell(about.Index, year, unit, text, fault));
        else faults.Add(fault);
        return null;
    }

    void TakeNonFinite(int row, int year, int unit, PanelVariable about, ref double value, string? text = null)
    {
        if (double.IsInfinity(value))
        {
            faults.Add(At(FindingKinds.NonFiniteValue, row, year, unit, about) with { Found = text is null ? Shown.Number(value) : Shown.Quoted(text) });
            value = double.NaN;
        }
        else if (!ValueColumn.IsNull(value)) about.NaNs++;
    }

    /// <summary>Weighs what the status column says against what the value says.</summary>
    CellStatus? Settle(int row, int year, int unit, PanelVariable about, ref double value, CellStatus? found, CellStatus said)
    {
        var none = said is CellStatus.Missing or CellStatus.NotApplicable or CellStatus.NoPractice;
        if (double.IsNaN(value)) return none && found is null or CellStatus.Missing ? none ? said : CellStatus.Missing : found;
        if (!none) return said;
        if (about.Contradictions++ < FindingLog.Limit)
            findings.Add(At(FindingKinds.StatusContradictsValue, row, year, unit, about) with
            {
                Found = $"{Shown.Number(value)}, {said.Word()}",
            });
        value = double.NaN;
        return said;
    }

    void Mark(int variable, int year, int unit, CellStatus status)
    {
        if (statuses[variable][year] is not { } byUnit)
        {
            statuses[variable][year] = byUnit = new CellStatus[keys.Roster.Count];
            Array.Fill(byUnit, CellStatus.Missing); // observed ones are told by their value at the end
        }
        byUnit[unit] = status;
    }

    Finding At(FindingKind kind, int row, int year, int unit, PanelVariable about) => new()
    {
        Kind = kind,
        File = rows.File,
        Row = rows.RowNumber(row),
        Unit = Shown.Text(keys.Roster.Units[unit].Code),
        Year = keys.Years[year],
        Variable = about.Code,
        Found = "",
    };

    Panel Finish()
    {
        var columns = new Column[cells.Length][];
        for (var v = 0; v < columns.Length; v++)
        {
            columns[v] = new Column[keys.Years.Count];
            for (var y = 0; y < keys.Years.Count; y++)
            {
                var values = cells[v][y];
                for (var u = 0; u < values.Length; u++)
                    if (double.IsNaN(values[u]))
                        values[u] = double.NaN; // one pattern of bits for every missing cell
                if (statuses[v][y] is { } byUnit)
                    for (var u = 0; u < values.Length; u++)
                        if (byUnit[u] == CellStatus.Missing && !double.IsNaN(values[u]))
                            byUnit[u] = CellStatus.Observed;
                columns[v][y] = new Column(values, statuses[v][y]);
            }
            Report(variables.All[v]);
        }
        return new Panel(keys.Roster, keys.Years, [.. variables.All.Select(variable => variable.Code)], columns, present);
    }

    void Report(PanelVariable about)
    {
        if (about.Codes.Total > 0)
            findings.Add(new Finding
            {
                Kind = FindingKinds.DeclaredMissing,
                Variable = about.Code,
                Found = about.Codes.Describe(),
                Count = about.Codes.Total,
            });
        if (about.NaNs > 0)
            findings.Add(new Finding
            {
                Kind = FindingKinds.NaNAsMissing,
                Variable = about.Code,
                Found = string.Create(CultureInfo.InvariantCulture, $"NaN × {about.NaNs}"),
                Count = about.NaNs,
            });
    }
}
