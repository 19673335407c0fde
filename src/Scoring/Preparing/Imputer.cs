using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>A way to fill missing cells of one variable. Observed cells stay bit for bit; the stage sees to that and marks what was filled.</summary>
abstract class Imputer
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>Adds what is wrong with the options for this panel.</summary>
    public virtual void Check(Panel panel, OptionSet options, ICollection<Finding> faults)
    {
    }

    /// <summary>Offers values for missing cells.</summary>
    /// <param name="panel">The panel before the step.</param>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="options">The method's options.</param>
    /// <param name="target">By year, then by unit: a copy of the values; the method writes into cells that are NaN and fillable.</param>
    /// <param name="fillable">By year, then by unit: missing cells of units in that year's roster.</param>
    public abstract void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable);
}
