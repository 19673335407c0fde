using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>A way to fill missing cells. Observed cells stay bit for bit; the stage sees to that and marks what was filled.</summary>
/// <remarks>
/// Every imputation reads the panel as it was before the step, so that what one variable is filled with never feeds another and the order of
/// variables makes no difference.
/// </remarks>
abstract class Imputer
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>Adds what is wrong with the options for this panel.</summary>
    public virtual void Check(Panel panel, OptionSet options, ICollection<Finding> faults)
    {
    }

    /// <summary>Offers values for missing cells of all the variables that share a choice of method.</summary>
    public abstract void Fill(Gaps gaps, OptionSet options);
}
