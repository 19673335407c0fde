using System.Globalization;

namespace Scoring.Data.Intake;

/// <summary>How a cell shows its number, where that differs from the number that it holds.</summary>
/// <param name="Unit">What stands beside the number: <c>%</c>, <c>亿元</c>; null = nothing.</param>
/// <param name="Places">Places by which the decimal point of the number shown stands further right than that of the number held: 2 for percent.</param>
/// <param name="IsBlank">Whether the cell shows nothing.</param>
/// <param name="Held">The number behind a date; null = the cell shows no date.</param>
readonly record struct CellLook(string? Unit, int Places, bool IsBlank, string? Held)
{
    /// <summary>The number that is shown, before it is rounded to the places of the format.</summary>
    public double Shown(double held)
    {
        if (Places == 0) return held;
        // Moving the point of the shortest digits is exact, a product is not: 0.58 × 100 is 57.99999999999999.
        var digits = held.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = Places + (digits.Length > 1 ? int.Parse(digits[1], CultureInfo.InvariantCulture) : 0);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits[0]}E{exponent}"), CultureInfo.InvariantCulture);
    }
}
