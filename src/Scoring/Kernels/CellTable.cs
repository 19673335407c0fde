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
    /// <param name="places">Ascending, each from 1 to the number of ranks in the row.</param>
    /// <param name="cells">Takes a cell per place.</param>
    internal (ulong Sum, UInt128 Squares) Scan(int row, ReadOnlySpan<long> places, Span<int> cells)
    {
        var counts = this[row];
        var (first, last) = (1 + counts[1..].IndexOfAnyExcept(T.Zero), counts.LastIndexOfAnyExcept(T.Zero));
        var (sum, below, next) = (0UL, 0L, 0);
        var squares = UInt128.Zero;
        var partial = 0UL; // the lower half of the squares; what overflows is carried
        for (var cell = first; first > 0 && cell <= last; cell++)
        {
            var count = ulong.CreateTruncating(counts[cell]);
            if (count == 0) continue;
            var product = count * (ulong)cell;
            sum += product;
            var high = Math.BigMul(product, (ulong)cell, out var low);
            partial += low;
            if (high + (partial < low ? 1UL : 0) is > 0 and var carry) squares += new UInt128(carry, 0);
            below += (long)count;
            for (; next < places.Length && places[next] <= below; next++) cells[next] = cell;
        }
        return (sum, squares + partial);
    }
}
