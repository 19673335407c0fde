using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Schemes;
using Scoring.Treating;

namespace Scoring.Evaluating;

/// <summary>What one step fitted and changed, so that any number can be traced and a later year scored with the same parameters.</summary>
/// <param name="Position">Position in the scheme's steps, from 0.</param>
/// <param name="Kind">The stage.</param>
public sealed record StepRecord(int Position, StepKind Kind)
{
    /// <summary>Fitted parameters.</summary>
    public IReadOnlyList<FittedEntry> Fitted { get; init; } = [];

    /// <summary>Numbers of cells changed.</summary>
    public IReadOnlyList<ChangedCells> Changed { get; init; } = [];

    /// <summary>What the treatment of outliers found and did, by indicator and scope.</summary>
    public IReadOnlyList<TreatedSeries> Treated { get; init; } = [];

    /// <summary>Units left out.</summary>
    public IReadOnlyList<DroppedUnit> Dropped { get; init; } = [];

    /// <summary>An empty record of a step of the scheme. Equal steps may stand twice, so the step is told by reference.</summary>
    internal static StepRecord Of(Scheme scheme, Step step)
    {
        for (var position = 0; position < scheme.Steps.Count; position++)
            if (ReferenceEquals(scheme.Steps[position], step))
                return new StepRecord(position, step.Kind);
        throw new ArgumentException("The step is not one of the scheme's.", nameof(step));
    }
}

/// <summary>The parameters one method fitted for one indicator or node in one scope.</summary>
/// <param name="Code">Indicator, node or publication.</param>
/// <param name="Stage">
/// Position among the normalisers of a <c>then</c> list; 1 for the transformation that follows winsorising; 0 for everything else of an indicator; −1 for what its
/// parent's method fitted to compare units; −2 for what a node's own method fitted for all its children together.
/// </param>
/// <param name="Year">The year they hold for; null = all years.</param>
/// <param name="Group">The peer group they hold for, as <c>grouping=label</c>; null = all units.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Scale">The parameters.</param>
public sealed record FittedEntry(string Code, int Stage, int? Year, string? Group, string Method, FittedScale Scale);

/// <summary>How many cells of an indicator a step changed in one year.</summary>
/// <param name="Code">Indicator.</param>
/// <param name="Year">Year.</param>
/// <param name="Method">Method that changed them.</param>
/// <param name="Cells">Number of cells.</param>
public sealed record ChangedCells(string Code, int Year, string Method, int Cells);

/// <summary>A unit that the screening left out of a year.</summary>
/// <param name="Unit">Unit code.</param>
/// <param name="Year">Year.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedUnit(string Unit, int Year, Unscored Reason);
