using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Units;

/// <summary>One unit's page as a component, see <see cref="UnitPages"/>.</summary>
public sealed partial class UnitPage
{
    /// <summary>The pages of the report.</summary>
    [Parameter, EditorRequired] public required UnitPages Pages { get; set; }

    /// <summary>The unit's index in the roster.</summary>
    [Parameter] public int Unit { get; set; }

    /// <summary>True in a file that holds other pages and <see cref="UnitPages.Definitions"/>; false brings what the page refers to along. Default: false.</summary>
    [Parameter] public bool Compact { get; set; }
}
