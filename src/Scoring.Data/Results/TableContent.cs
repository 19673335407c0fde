using System.Runtime.InteropServices;
using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary>What a table of a run is made of: the roster, or the rows of the run and what stands in a panel.</summary>
/// <param name="Roster">The roster.</param>
/// <param name="Rows">The rows; null = the roster alone.</param>
/// <param name="Panel">The panel.</param>
/// <param name="OfStatuses">Whether the table shows the panel's statuses, not its values.</param>
sealed record TableContent(Roster Roster, RunRows? Rows = null, Panel? Panel = null, bool OfStatuses = false)
{
    /// <summary>True when a table of the same name made of the other has the same bytes.</summary>
    public bool IsSame(TableContent other)
    {
        if (!ReferenceEquals(Roster, other.Roster) || OfStatuses != other.OfStatuses) return false;
        if (Rows is null || other.Rows is null || Panel is null || other.Panel is null) return Rows is null && other.Rows is null;
        if (!Rows.YearNumbers.AsSpan().SequenceEqual(other.Rows.YearNumbers) || !Rows.Units.AsSpan().SequenceEqual(other.Rows.Units)
            || !Rows.Years.AsSpan().SequenceEqual(other.Rows.Years) || !Panel.Variables.SequenceEqual(other.Panel.Variables, StringComparer.Ordinal)
            || Panel.Years.Count != other.Panel.Years.Count)
            return false;
        for (var variable = 0; variable < Panel.Variables.Count; variable++)
            for (var year = 0; year < Panel.Years.Count; year++)
                if (!AreSame(Panel[variable, year], other.Panel[variable, year]))
                    return false;
        return true;
    }

    bool AreSame(Column one, Column other)
    {
        if (ReferenceEquals(one, other)) return true;
        if (!OfStatuses)
            return ReferenceEquals(one.Values, other.Values) || MemoryMarshal.AsBytes(one.Values.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other.Values.AsSpan()));
        for (var unit = 0; unit < one.Values.Length; unit++)
            if (one.Status(unit) != other.Status(unit))
                return false;
        return true;
    }
}
