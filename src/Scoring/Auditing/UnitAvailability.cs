namespace Scoring.Auditing;

/// <summary>How much is known of one unit in one year, before anything was filled.</summary>
/// <remarks>As COINr's <c>get_data_avail</c>; indicators that do not apply to the unit are left out.</remarks>
/// <param name="Year">The year.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Indicators">Number of indicators that apply to it.</param>
/// <param name="Missing">How many of them have no value.</param>
/// <param name="Zeros">How many are zero.</param>
/// <param name="ByNode">Share of available indicators below each node, 0..1, in the order of <see cref="Audit.Nodes"/>; NaN where none applies.</param>
public sealed record UnitAvailability(int Year, string Unit, int Indicators, int Missing, int Zeros, IReadOnlyList<double> ByNode)
{
    /// <summary>Available over applying indicators, 0..1; NaN when none applies.</summary>
    public double Availability => Indicators > 0 ? (double)(Indicators - Missing) / Indicators : double.NaN;

    /// <summary>Values other than zero over values, 0..1; NaN without values.</summary>
    public double NonZeroShare => Indicators > Missing ? (double)(Indicators - Missing - Zeros) / (Indicators - Missing) : double.NaN;

    /// <summary>Counts the cells of every observation.</summary>
    /// <param name="keys">Year and unit by observation.</param>
    /// <param name="columns">Values by indicator; NaN = missing.</param>
    /// <param name="exempt">By indicator: the observations it does not apply to.</param>
    /// <param name="below">By node: positions of the indicators below it.</param>
    internal static IReadOnlyList<UnitAvailability> Of(
        IReadOnlyList<(int Year, string Unit)> keys, double[][] columns, bool[][] exempt, IReadOnlyList<int[]> below)
    {
        var all = new UnitAvailability[keys.Count];
        for (var row = 0; row < all.Length; row++)
        {
            var (indicators, missing, zeros) = (0, 0, 0);
            for (var i = 0; i < columns.Length; i++)
            {
                if (exempt[i][row]) continue;
                indicators++;
                if (double.IsNaN(columns[i][row])) missing++;
                else if (columns[i][row] == 0) zeros++;
            }
            var byNode = new double[below.Count];
            for (var node = 0; node < byNode.Length; node++)
            {
                var (applying, available) = (0, 0);
                foreach (var i in below[node])
                {
                    if (exempt[i][row]) continue;
                    applying++;
                    if (!double.IsNaN(columns[i][row])) available++;
                }
                byNode[node] = applying > 0 ? (double)available / applying : double.NaN;
            }
            all[row] = new UnitAvailability(keys[row].Year, keys[row].Unit, indicators, missing, zeros, byNode);
        }
        return all;
    }
}
