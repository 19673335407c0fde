namespace Scoring.Report.Charts;

/// <summary>Moves labels of one column apart as little as possible, so that none covers another.</summary>
static class LabelSpread
{
    /// <summary>Places for labels that want to stand at given heights.</summary>
    /// <param name="wanted">Where each label wants to stand.</param>
    /// <param name="gap">Least distance between two labels.</param>
    /// <param name="low">The lowest place.</param>
    /// <param name="high">The highest place.</param>
    /// <returns>
    /// Places in the order of the labels: at least a gap apart, in the order they want (equal ones in the order given), with the least sum of squared moves; where there
    /// is no room for all the gap is narrowed evenly.
    /// </returns>
    public static double[] Place(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        var count = wanted.Count;
        if (count == 0) return [];
        var step = count == 1 ? 0 : Math.Min(gap, (high - low) / (count - 1));
        int[] order = [.. Enumerable.Range(0, count).OrderBy(label => wanted[label])];
        // Less the room of those before, the labels need only ascend: blocks of equal means do that with the least squares.
        var blocks = new List<(double Sum, int Count)>();
        for (var i = 0; i < count; i++)
        {
            var block = (Sum: wanted[order[i]] - i * step, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count >= block.Sum / block.Count)
            {
                block = (blocks[^1].Sum + block.Sum, blocks[^1].Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        var places = new double[count];
        var next = 0;
        foreach (var (sum, size) in blocks)
        {
            var start = Math.Clamp(sum / size, low, Math.Max(low, high - (count - 1) * step));
            for (var i = 0; i < size; i++, next++) places[order[next]] = start + next * step;
        }
        return places;
    }
}
