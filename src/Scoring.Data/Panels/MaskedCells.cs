using System.Globalization;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Reading;
using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>Reports cells of text, with the one value that the scheme's identities allow a masked one, where there is exactly one.</summary>
static class MaskedCells
{
    /// <summary>Masked cells that are solved; the rest is reported without a proposal.</summary>
    const int Most = 200;

    public static void Report(Panel panel, IReadOnlyList<TextCell> texts, IReadOnlyList<Identity> identities, FindingLog faults)
    {
        var solved = 0;
        foreach (var cell in texts)
        {
            var fault = cell.Fault;
            if (fault.Kind == FindingKinds.MaskedValue && identities.Count > 0 && CellText.MaskOf(cell.Text) is { Hidden: <= 4 } mask && solved++ < Most
                && IdentitySolver.Solve(panel, identities, cell.Variable, cell.Year, cell.Unit, [.. mask.Candidates().Select(value => (double)value)]) is { } solution)
                fault = fault with { Suggestion = solution.Value.ToString(CultureInfo.InvariantCulture), Expected = solution.Proof };
            faults.Add(fault);
        }
    }
}
