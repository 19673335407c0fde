using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Scoring.Report.Charts;

/// <summary>Words in a chart: an SVG <c>text</c>, which Razor takes for a tag of its own.</summary>
public sealed class Caption : ComponentBase
{
    /// <summary>Place of the anchor.</summary>
    [Parameter] public double X { get; set; }

    /// <summary>Height of the words' base line.</summary>
    [Parameter] public double Y { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired] public required string Words { get; set; }

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>. Default: start.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    /// <summary>Class of the style; null = none.</summary>
    [Parameter] public string? Class { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        if (Class is not null) builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", SvgNumber.Of(X));
        builder.AddAttribute(3, "y", SvgNumber.Of(Y));
        if (Anchor != "start") builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}
