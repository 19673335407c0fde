using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>An imputation that looks at one variable at a time.</summary>
abstract class ColumnImputer : Imputer
{
    public sealed override void Fill(Gaps gaps, OptionSet options)
    {
        foreach (var variable in gaps.Variables) Fill(gaps.Panel, variable, options, gaps.Offered(variable), gaps.Fillable(variable));
    }

    /// <summary>Offers values for missing cells of one variable.</summary>
    /// <param name="panel">The panel before the step.</param>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="options">The method's options.</param>
    /// <param name="target">By year, then by unit: a copy of the values; the method writes into cells that are NaN and fillable.</param>
    /// <param name="fillable">By year, then by unit: missing cells of units in that year's roster.</param>
    protected abstract void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable);
}
