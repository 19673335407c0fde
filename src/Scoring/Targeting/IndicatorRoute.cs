using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>How the parameters of an indicator's normalisation follow one of its values.</summary>
enum Following
{
    /// <summary>Not at all: they are stated, frozen, or taken from other years.</summary>
    Still,

    /// <summary>Only where the value is the least or the greatest of the sample.</summary>
    Ends,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>One normalisation on an indicator's way.</summary>
/// <param name="Choice">The method.</param>
/// <param name="Direction">The direction that values have when they get there.</param>
/// <param name="Stored">What the run fitted for the indicator.</param>
sealed record RouteNormalisation(MethodChoice Choice, int Direction, IReadOnlyList<FittedEntry> Stored)
{
    /// <summary>+1 when a higher value gets a higher score, −1 when a lower one does, 0 when neither holds everywhere.</summary>
    public int Sign => Choice.Method.Name switch
    {
        "none" => 1,
        "categorical" => 0,
        "piecewise" => OfAnchors(),
        _ => Turn,
    };

    /// <summary>+1 when the method takes more for better, −1 when less.</summary>
    public int Turn => Choice.Options["direction"] switch { "+" => 1, "-" => -1, _ => Direction };

    int OfAnchors()
    {
        var points = Choice.Options.Pairs("anchors");
        var (rises, falls) = (false, false);
        for (var i = 1; i < points.Count; i++)
        {
            rises |= points[i].To > points[i - 1].To;
            falls |= points[i].To < points[i - 1].To;
        }
        return rises == falls ? 0 : rises ? 1 : -1;
    }
}

/// <summary>How a change of an indicator reaches the index.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Leaf">Its position in the plan of the framework.</param>
/// <param name="Variable">Its index in the panels.</param>
sealed record IndicatorRoute(Indicator Indicator, int Leaf, int Variable)
{
    /// <summary>Why only a whole run tells what a change does; null = the route does.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The nodes from the indicator's parent to the index.</summary>
    public required IReadOnlyList<PlannedNode> Path { get; init; }

    /// <summary>The normalisations in their order.</summary>
    public required IReadOnlyList<RouteNormalisation> Normalisations { get; init; }

    /// <summary>How the parameters follow.</summary>
    public Following Following { get; init; }

    /// <summary>+1 when the index rises with the indicator's value, −1 when it falls, 0 when a normalisation has no such order.</summary>
    public int Sign { get; init; } = 1;

    /// <summary>Whether it does so everywhere.</summary>
    public bool IsMonotone { get; init; } = true;

    /// <summary>Whether parameters follow and a node on the way has no value for some scores: those of other years may then stop a run.</summary>
    public bool IsDelicate { get; init; }

    /// <summary>Units whose missing values of other years may have been filled from this year's, so that their change moves more than one cell; null = none.</summary>
    public bool[]? Spreads { get; init; }

    /// <summary>The panel that the last steps before normalising left, for one year, and the years that methods look back at.</summary>
    public required Panel Beside { get; init; }

    /// <summary>Index of the year in <see cref="Beside"/>.</summary>
    public required int Year { get; init; }
}
