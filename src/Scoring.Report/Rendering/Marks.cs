using Microsoft.AspNetCore.Components;
using Scoring.Ranking;

namespace Scoring.Report.Rendering;

/// <summary>Small pieces of text that many tables share.</summary>
static class Marks
{
    /// <summary>A move between years: an arrow with the places, for the eye and for screen readers.</summary>
    public static MarkupString Move(RankMove? move, ReportContent content) => new(move switch
    {
        { Presence: Presence.New } => $"<b class=nw>{content.Word("新进", "new")}</b>",
        { Raw: > 0 } up => $"<b class=up>▲{Numbers.Rank(up.Raw)}</b>",
        { Raw: < 0 } down => $"<b class=dn>▼{Numbers.Rank(-down.Raw)}</b>",
        { Raw: 0 } => "=",
        _ => "",
    });
}
