using System.Globalization;
using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Reads tables of numbers: rows of equal length, whose cells are numbers or fractions such as <c>"1/3"</c>.</summary>
sealed class MatrixReader(FaultList faults)
{
    const string Form = "[[number | \"1/3\", …], …]";

    /// <summary>One table, or null with a fault.</summary>
    public double[][]? Matrix(SchemeValue value)
    {
        if (!IsFilled(value, Form)) return null;
        var rows = new List<double[]>();
        foreach (var row in value.Items)
        {
            if (!IsFilled(row, Form)) continue;
            var cells = row.Items.Select(Cell).ToList();
            if (!cells.Contains(null)) rows.Add([.. cells.Select(cell => cell!.Value)]);
        }
        if (rows.Count < value.Items.Count) return null;
        if (rows.TrueForAll(row => row.Length == rows[0].Length)) return [.. rows];
        var ragged = value.Items.First(row => row.Items.Count != rows[0].Length);
        faults.Add(FindingKinds.SchemeType, ragged, Shown.Number(ragged.Items.Count), Shown.Number(rows[0].Length));
        return null;
    }

    /// <summary>Several tables, or null with a fault.</summary>
    public double[][][]? Several(SchemeValue value)
    {
        if (!IsFilled(value, "[" + Form + ", …]")) return null;
        var matrices = value.Items.Select(Matrix).ToList();
        return matrices.Contains(null) ? null : [.. matrices!];
    }

    double? Cell(SchemeValue cell)
    {
        if (cell.IsNumber && double.IsFinite(cell.Number)) return cell.Number;
        if (cell.IsString && Fraction(cell.Text) is { } fraction) return fraction;
        faults.AddType(cell, "number | \"1/3\"");
        return null;
    }

    /// <summary>A number or a fraction of two numbers; null when the text is neither.</summary>
    internal static double? Fraction(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2) return null;
        var value = 1.0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i].Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out var part)) return null;
            value = i == 0 ? part : value / part;
        }
        return double.IsFinite(value) ? value : null;
    }

    bool IsFilled(SchemeValue value, string expected)
    {
        if (!value.IsArray) faults.AddType(value, expected);
        else if (value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]", expected);
        return value.IsArray && value.Items.Count > 0;
    }
}
