using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Scoring.Report.Rendering;

namespace Scoring.Report.Tests.Rendering;

/// <summary>Components become HTML in which text stays text.</summary>
public class PageRendererTests
{
    [Fact]
    public void Hostile_text_is_encoded_and_chinese_is_not()
    {
        using var renderer = new PageRenderer();

        Assert.Equal("<p>&lt;script&gt;县&amp;&quot;</p>", renderer.Render<Paragraph>(("Words", "<script>县&\"")));
    }

    sealed class Paragraph : ComponentBase
    {
        [Parameter] public string Words { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Words);
            builder.CloseElement();
        }
    }
}
