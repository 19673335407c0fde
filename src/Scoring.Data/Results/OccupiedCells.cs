using Scoring.Kernels;

namespace Scoring.Data.Results;

/// <summary>The cells of a table of counts that are not 0, as rows by unit and cell. They are found when asked for: there can be tens of millions.</summary>
sealed class OccupiedCells
{
    readonly RankCounts counts;
    readonly int[] order;
    readonly int[] starts;

    /// <summary>Counts the rows.</summary>
    /// <param name="counts">The table.</param>
    /// <param name="order">The units in the order of their rows.</param>
    public OccupiedCells(RankCounts counts, int[] order)
    {
        (this.counts, this.order) = (counts, order);
        starts = new int[order.Length + 1];
        for (var i = 0; i < order.Length; i++)
        {
            var occupied = 0;
            for (var cell = 0; cell < counts.Cells; cell++)
                if (counts[order[i], cell] != 0) occupied++;
            starts[i + 1] = checked(starts[i] + occupied);
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => starts[^1];

    /// <summary>Finds a row's unit and cell; rows asked for one after another are found at once. For one thread.</summary>
    public Func<int, (int Unit, int Cell)> NewCursor()
    {
        var (place, cell, last) = (0, -1, -1);
        return row =>
        {
            if (row != last + 1)
            {
                place = Array.BinarySearch(starts, row);
                // Units without a row share their start with the next.
                place = place < 0 ? ~place - 1 : Array.LastIndexOf(starts, row);
                (cell, last) = (-1, starts[place] - 1);
            }
            for (; last < row; last++)
            {
                while (starts[place + 1] <= last + 1) (place, cell) = (place + 1, -1);
                do cell++;
                while (counts[order[place], cell] == 0);
            }
            return (order[place], cell);
        };
    }
}
