using Microsoft.AspNetCore.Components;
using Scoring.Ranking;

namespace Scoring.Report.Rendering;

/// <summary>Small pieces of text that many tables share.</summary>
static class Marks
{
    /// <summary>A move between years: an arrow with the places, for the eye and for screen readers.</summary>
    public static MarkupString Move(RankMove? move, ReportContent content) => new(move switch
    {
        { Presence: Presence.New } => $"<span class=\"nw\">{content.Word("新进", "new")}</span>",
        { Raw: > 0 } up => $"<span class=\"up\"><span class=\"sr\">{content.Word("升", "up")} </span>▲{Numbers.Rank(up.Raw)}</span>",
        { Raw: < 0 } down => $"<span class=\"dn\"><span class=\"sr\">{content.Word("降", "down")} </span>▼{Numbers.Rank(-down.Raw)}</span>",
        { Raw: 0 } => "<span class=\"eq\">=</span>",
        _ => "",
    });
}
