using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Checking;

/// <summary>What values a variable can have by its kind and unit of measure.</summary>
/// <remarks>
/// A share in percent lies between 0 and 100, a stock or flow is not negative. Neither holds where the data themselves say otherwise: a rate of
/// completion passes 100 often, a net flow is often negative. "Often" is more than one cell in 200.
/// </remarks>
sealed class Limits
{
    readonly bool notNegative;
    readonly bool notAboveHundred;

    Limits(bool notNegative, bool notAboveHundred) => (this.notNegative, this.notAboveHundred) = (notNegative, notAboveHundred);

    public static Limits Of(Panel panel, int variable, Variable declared)
    {
        var percent = declared.Unit is "%" or "％" && declared.Kind is VariableKind.Rate or VariableKind.Unspecified;
        var amount = declared.Kind is VariableKind.Stock or VariableKind.Flow;
        if (!percent && !amount) return new Limits(false, false);
        var (all, negative, above) = (0L, 0L, 0L);
        for (var y = 0; y < panel.Years.Count; y++)
            foreach (var value in panel[variable, y].Values)
            {
                if (double.IsNaN(value)) continue;
                all++;
                if (value < 0) negative++;
                else if (value > 100) above++;
            }
        var often = Math.Max(1, all / 200);
        return new Limits(amount && negative <= often, percent && above <= often && all >= 50);
    }

    /// <summary>The limits that a value breaks, shown; null when it breaks none.</summary>
    public string? Broken(double value) => value < 0 && notNegative ? "≥ 0" : value > 100 && notAboveHundred ? "0–100 %" : null;
}
