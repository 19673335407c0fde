using Scoring.Panels;

namespace Scoring.Publishing.Workbooks;

/// <summary>How the values of one indicator look: as many decimals for all of them as their size asks for, and a ground that tells what each is worth.</summary>
/// <param name="decimals">Position among <see cref="Formats"/>.</param>
readonly struct ValueLook(int decimals)
{
    const int Grounds = 3;

    /// <summary>Number formats: whole numbers, thousands, ones, hundredths, less.</summary>
    public static readonly string[] Formats = ["#,##0", "#,##0.0", "#,##0.00", "0.0000", "0.00E+00"];

    /// <summary>The number of looks.</summary>
    public static int Count => Formats.Length * Grounds;

    /// <summary>The look that fits a column; NaN is passed over.</summary>
    public static ValueLook Of(ReadOnlySpan<double> values)
    {
        var (largest, isWhole) = (0.0, true);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            largest = Math.Max(largest, Math.Abs(value));
            isWhole = isWhole && value == Math.Floor(value);
        }
        return new ValueLook(isWhole ? 0 : largest switch { >= 1000 => 1, >= 1 => 2, >= 0.01 => 3, _ => 4 });
    }

    /// <summary>The look of one cell.</summary>
    public CellStyle this[CellStatus status] => CellStyle.FirstValueLook + (decimals * Grounds) + status switch { CellStatus.Imputed => 1, CellStatus.Treated => 2, _ => 0 };
}
