using System.Globalization;
using Microsoft.Data.Analysis;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Frames;

/// <summary>Reads a data frame as a panel, collecting every fault.</summary>
sealed class FrameReader(DataFrame frame, string unitColumn, string yearColumn)
{
    readonly FindingLog faults = new();

    public Panel Read(Roster? given)
    {
        var unitCodes = Column(unitColumn);
        var yearNumbers = Column(yearColumn);
        Stop();
        var count = checked((int)frame.Rows.Count);
        var codes = new string[count];
        var years = new int[count];
        for (var i = 0; i < count; i++)
        {
            codes[i] = unitCodes![i] is { } code ? Convert.ToString(code, CultureInfo.InvariantCulture)! : "";
            if (codes[i].Length == 0) faults.Add(PanelFrames.Fault("null", variable: unitColumn, row: i + 1));
            if (Number(yearNumbers![i]) is { } year && year == Math.Floor(year) && Math.Abs(year) < 1e6) years[i] = (int)year;
            else faults.Add(PanelFrames.Fault(Convert.ToString(yearNumbers[i], CultureInfo.InvariantCulture) ?? "null", "2024", yearColumn, row: i + 1));
        }
        Stop();
        var roster = given ?? new Roster(codes.Distinct(StringComparer.Ordinal).Select(code => new RosterEntry(code)));
        int[] yearList = [.. years.Distinct().Order()];
        var (cells, present) = Places(roster, yearList, codes, years);
        var variables = frame.Columns.Where(column => column.Name != unitColumn && column.Name != yearColumn).ToList();
        var columns = variables.Select(column => Values(column, roster, yearList, cells)).ToArray();
        Stop();
        return new Panel(roster, yearList, [.. variables.Select(column => column.Name)], columns, present);
    }

    DataFrameColumn? Column(string name)
    {
        var column = frame.Columns.FirstOrDefault(candidate => candidate.Name == name);
        if (column is null) faults.Add(PanelFrames.Fault(string.Join(", ", frame.Columns.Select(candidate => candidate.Name)), name, name));
        return column;
    }

    /// <summary>Year and unit, both by index, of every row.</summary>
    ((int Year, int Unit)[] Cells, bool[][] Present) Places(Roster roster, int[] yearList, string[] codes, int[] years)
    {
        var present = yearList.Select(_ => new bool[roster.Count]).ToArray();
        var cells = new (int Year, int Unit)[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var y = Array.BinarySearch(yearList, years[i]);
            var u = roster.IndexOf(codes[i]);
            cells[i] = (y, u);
            if (u < 0) faults.Add(PanelFrames.Fault(codes[i], variable: unitColumn, unit: codes[i], year: years[i], row: i + 1));
            else if (present[y][u]) faults.Add(PanelFrames.Fault(codes[i], unit: codes[i], year: years[i], row: i + 1));
            else present[y][u] = true;
        }
        return (cells, present);
    }

    Column[] Values(DataFrameColumn column, Roster roster, int[] yearList, (int Year, int Unit)[] cells)
    {
        var byYear = yearList.Select(_ => new double[roster.Count]).ToArray();
        foreach (var values in byYear) Array.Fill(values, double.NaN);
        if (!column.IsNumericColumn()) faults.Add(PanelFrames.Fault(column.DataType.Name, "Double", column.Name));
        else
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i].Unit < 0 || column[i] is not { } boxed) continue;
                var value = Number(boxed) ?? double.NaN;
                if (double.IsInfinity(value)) faults.Add(PanelFrames.Fault("Infinity", variable: column.Name, row: i + 1));
                byYear[cells[i].Year][cells[i].Unit] = value;
            }
        return [.. byYear.Select(values => new Column(values))];
    }

    static double? Number(object? value) => value switch
    {
        double number => number,
        string or bool or char or DateTime or null => null,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };

    void Stop()
    {
        var found = faults.ToList();
        if (found.Count > 0) throw new ScoringException(found);
    }
}
