using Scoring.Methods;
using Scoring.Schemes.Reading;

namespace Scoring.Schemes;

/// <summary>One evaluation's definition: indicators, framework, weights and steps. Immutable, and valid by construction when read from JSON.</summary>
public sealed record Scheme
{
    /// <summary>Identifier, such as <c>county-innovation</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the scheme, such as <c>2024.1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Title.</summary>
    public required Text Title { get; init; }

    /// <summary>How the panel's files are to be read.</summary>
    public PanelMapping Panel { get; init; } = new();

    /// <summary>File of the roster table, relative to the scheme; null = units are what the panel holds.</summary>
    public string? RosterFile { get; init; }

    /// <summary>Files of other tables by the name that steps use, relative to the scheme.</summary>
    public IReadOnlyDictionary<string, string> TableFiles { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Codes of aggregate units beside those the roster marks; <c>*</c> stands for any characters.</summary>
    public IReadOnlyList<string> AggregateUnits { get; init; } = [];

    /// <summary>What is known of the raw variables.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>Equations that the raw variables must satisfy.</summary>
    public IReadOnlyList<Identity> Identities { get; init; } = [];

    /// <summary>The indicators, in the order given.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>The framework's root: the index.</summary>
    public required Node Framework { get; init; }

    /// <summary>The steps, in the order they run, with every default filled in.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>
    /// Codes of the raw variables that the needed indicators' expressions and the identities name, in ordinal order: all that is read from the files.
    /// </summary>
    public required IReadOnlyList<string> NeededVariables { get; init; }

    /// <summary>
    /// The indicators that the framework uses, directly or through expressions, in the order given. A scheme may define others and leave them aside.
    /// </summary>
    /// <remarks>Worked out on every call.</remarks>
    public IReadOnlyList<Indicator> NeededIndicators
    {
        get
        {
            var needed = new IndicatorGraph(Indicators).Closure(Framework.TopDown().Where(node => node.IsLeaf).Select(leaf => leaf.Code));
            return [.. Indicators.Where(indicator => needed.Contains(indicator.Code))];
        }
    }
}
