using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>Bars of completion with a line where they should be by now.</summary>
public sealed partial class PaceBars
{
    const double Left = 190;
    const double Right = 450;
    const double Top = 38;
    const double RowHeight = 22;
    const double FontSize = 12;

    /// <summary>Bars are this long at most.</summary>
    const double Most = 1.5;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required PaceData Data { get; set; }

    double Height => Top + RowHeight * Math.Max(1, Data.Rows.Count) + 4;

    static double X(double share) => Left + (Right - Left) * Math.Clamp(share, 0, Most) / Most;

    string Description => string.Join("; ", Data.Rows.Select(row => $"{row.Name}: {row.Words}"));
}
