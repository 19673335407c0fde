using System.Numerics;

namespace Scoring.Kernels;

/// <summary>Rows of counts, zero at first. Kept in a few large pieces, each row at a cache line.</summary>
sealed unsafe class CellTable<T>
    where T : unmanaged, INumberBase<T>
{
    const int RowsTogether = 64;

    readonly AlignedArray<T>[] pieces;
    readonly int stride;

    internal CellTable(int rows, int cells)
    {
        Cells = cells;
        stride = (cells * sizeof(T) + AlignedArray<T>.Line - 1) / AlignedArray<T>.Line * (AlignedArray<T>.Line / sizeof(T));
        pieces = new AlignedArray<T>[(rows + RowsTogether - 1) / RowsTogether];
        for (var piece = 0; piece < pieces.Length; piece++)
            pieces[piece] = new AlignedArray<T>((long)Math.Min(RowsTogether, rows - piece * RowsTogether) * stride);
    }

    /// <summary>Cells of a row.</summary>
    internal int Cells { get; }

    /// <summary>A row's first cell.</summary>
    internal T* Row(int row) => pieces[row / RowsTogether].Pointer + (long)(row % RowsTogether) * stride;

    /// <summary>A row.</summary>
    internal Span<T> this[int row] => new(Row(row), Cells);

    /// <summary>Sets every cell to zero.</summary>
    internal void Clear()
    {
        foreach (var piece in pieces) piece.Span.Clear();
    }

    /// <summary>Sum and sum of squares of the ranks that the cells of a row stand for, and the cells in which the given places lie.</summary>
    /// <param name="row">The row.</param>
    /// <param name="draws">At least the sum of the row.</param>
    /// <param name="places">Ascending, each from 1 to the number of ranks in the row.</param>
    /// <param name="cells">Takes a cell per place.</param>
    internal (ulong Sum, UInt128 Squares) Scan(int row, long draws, ReadOnlySpan<long> places, Span<int> cells)
    {
        var counts = this[row];
        var (first, last) = (1 + counts[1..].IndexOfAnyExcept(T.Zero), counts.LastIndexOfAnyExcept(T.Zero));
        if (first == 0) return (0, 0);
        var (below, next) = (0L, 0);
        var wanted = next < places.Length ? places[next] : long.MaxValue;
        for (var cell = first; wanted != long.MaxValue && cell <= last; cell++)
        {
            below += long.CreateTruncating(counts[cell]);
            while (wanted <= below)
            {
                cells[next++] = cell;
                wanted = next < places.Length ? places[next] : long.MaxValue;
            }
        }
        var sum = 0UL;
        if ((double)draws * Cells * Cells < long.MaxValue)
        {
            var small = 0UL;
            for (var cell = first; cell <= last; cell++)
            {
                var product = ulong.CreateTruncating(counts[cell]) * (ulong)cell;
                sum += product;
                small += product * (ulong)cell;
            }
            return (sum, small);
        }
        var squares = UInt128.Zero;
        for (var cell = first; cell <= last; cell++)
        {
            var product = ulong.CreateTruncating(counts[cell]) * (ulong)cell;
            sum += product;
            squares += (UInt128)product * (ulong)cell;
        }
        return (sum, squares);
    }
}
