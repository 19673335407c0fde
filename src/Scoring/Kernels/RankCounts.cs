using System.Numerics;

namespace Scoring.Kernels;

/// <summary>How often each unit took each place: integers, so parts counted anywhere add up to the same whole.</summary>
/// <remarks>
/// <para>A unit's row has a cell for "no rank" and one per band of places. Bands are one place wide (<see cref="Shift"/> 0) where the table fits, else 2^shift
/// places; sums, squares and the counts of chosen top places stay exact then, kept beside the cells.</para>
/// <para>Where equal scores share the mean of their places, places are counted in halves: <see cref="Steps"/> is 2.</para>
/// <para>Cells are 16 bits wide while there are at most 65,535 draws, then 32.</para>
/// </remarks>
sealed unsafe partial class RankCounts
{
    CellTable<ushort>? narrow;
    CellTable<uint>? wide;

    /// <summary>An empty table.</summary>
    /// <param name="units">Number of units, and of places.</param>
    /// <param name="shift">Width of a band as a power of two.</param>
    /// <param name="tops">Places whose "at least this good" is counted exactly also in wide bands, ascending.</param>
    /// <param name="steps">Steps that a place is counted in: 2 for half places.</param>
    internal RankCounts(int units, int shift, ReadOnlySpan<int> tops, int steps = 1)
    {
        Units = units;
        Shift = shift;
        Steps = steps;
        Cells = CellsOf(units, shift, steps);
        narrow = new CellTable<ushort>(units, Cells);
        Tops = tops.ToArray();
        if (shift == 0) return;
        Sums = new long[units];
        Squares = new UInt128[units];
        TopCounts = new long[units * Tops.Length];
    }

    /// <summary>Number of units.</summary>
    internal int Units { get; }

    /// <summary>Width of a band as a power of two.</summary>
    internal int Shift { get; }

    /// <summary>Steps that a place is counted in: 1, or 2 where there are half places. Ranks given to count, sums and squares are in steps.</summary>
    internal int Steps { get; }

    /// <summary>Cells of a row; cell 0 counts draws without a rank.</summary>
    internal int Cells { get; }

    /// <summary>Number of draws counted.</summary>
    internal long Draws { get; private set; }

    /// <summary>Top places counted exactly.</summary>
    internal int[] Tops { get; }

    /// <summary>By unit the sum of ranks; null where cells tell it.</summary>
    internal long[]? Sums { get; }

    /// <summary>By unit the sum of squared ranks; null where cells tell it.</summary>
    internal UInt128[]? Squares { get; }

    /// <summary>By unit and top place; null where cells tell it.</summary>
    internal long[]? TopCounts { get; }

    /// <summary>Whether cells are 32 bits wide.</summary>
    internal bool IsWide => wide is not null;

    /// <summary>Cells of a row of such a table.</summary>
    internal static int CellsOf(int units, int shift, int steps) => 1 + (int)(((long)units * steps + (1L << shift) - 1) >> shift);

    /// <summary>The narrowest bands, as a power of two, with which a table of 32-bit cells fits into a number of bytes.</summary>
    internal static int ShiftFor(int units, int steps, long bytes)
    {
        var shift = 0;
        while ((long)units * CellsOf(units, shift, steps) * sizeof(uint) > bytes) shift++;
        return shift;
    }

    /// <summary>The last rank of a cell.</summary>
    internal double RankOf(int cell) => Math.Min((long)cell << Shift, (long)Units * Steps) / (double)Steps;

    /// <summary>The band of a rank in steps; 0 for none.</summary>
    internal static int CellOf(uint rank, int shift) => (int)((rank + (1u << shift) - 1) >> shift);

    /// <summary>One cell.</summary>
    internal uint this[int unit, int cell] => wide is not null ? wide.Row(unit)[cell] : narrow!.Row(unit)[cell];

    /// <summary>Adds the counts of other draws of the same units.</summary>
    internal void Add(RankCounts other)
    {
        if (other.Units != Units || other.Shift != Shift || other.Steps != Steps || !other.Tops.AsSpan().SequenceEqual(Tops)) throw new ArgumentException("The tables have other shapes.", nameof(other));
        Expect(other.Draws);
        for (var unit = 0; unit < Units; unit++)
            for (var cell = 0; cell < Cells; cell++)
                if (wide is not null) wide.Row(unit)[cell] += other[unit, cell];
                else narrow!.Row(unit)[cell] += (ushort)other[unit, cell];
        if (Sums is null) return;
        for (var unit = 0; unit < Units; unit++)
        {
            Sums[unit] += other.Sums![unit];
            Squares![unit] += other.Squares![unit];
        }
        for (var top = 0; top < TopCounts!.Length; top++) TopCounts[top] += other.TopCounts![top];
    }

    /// <summary>Sets a cell of a table that is being read back.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such cell.</exception>
    /// <exception cref="OverflowException">The count is larger than the number of draws allows.</exception>
    internal void Set(int unit, int cell, uint count)
    {
        if (wide is not null) wide[unit][cell] = count;
        else narrow![unit][cell] = checked((ushort)count);
    }

    /// <summary>A unit's row, widened.</summary>
    internal void CopyRow(int unit, Span<uint> target)
    {
        if (wide is not null) wide[unit].CopyTo(target);
        else
            for (var cell = 0; cell < Cells; cell++)
                target[cell] = narrow!.Row(unit)[cell];
    }

    /// <summary>Sum and sum of squares of a unit's ranks, and the cells in which places lie: <see cref="CellTable{T}.Scan"/>.</summary>
    internal (ulong Sum, UInt128 Squares) Scan(int row, ReadOnlySpan<long> places, Span<int> cells)
    {
        var found = wide is not null ? wide.Scan(row, Draws, places, cells) : narrow!.Scan(row, Draws, places, cells);
        return Sums is null ? found : ((ulong)Sums[row], Squares![row]);
    }

    /// <summary>How many ranks of a unit lie in the cells from 1 to a last one.</summary>
    internal long CountTo(int unit, int last)
    {
        var count = 0L;
        for (var cell = 1; cell <= last; cell++) count += this[unit, cell];
        return count;
    }

    /// <summary>Makes room for draws about to be counted, and counts them as done. Not for several threads at once.</summary>
    internal void Expect(long draws)
    {
        Draws = checked(Draws + draws);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Draws, uint.MaxValue);
        if (Draws <= ushort.MaxValue || wide is not null) return;
        wide = new CellTable<uint>(Units, Cells);
        for (var unit = 0; unit < Units; unit++)
            for (var cell = 0; cell < Cells; cell++)
                wide.Row(unit)[cell] = narrow!.Row(unit)[cell];
        narrow = null;
    }

    /// <summary>Sets a table that was not widened back to no draws, keeping its memory.</summary>
    internal void Reset()
    {
        narrow!.Clear();
        Draws = 0;
        foreach (var array in new Array?[] { Sums, Squares, TopCounts })
            if (array is not null) Array.Clear(array);
    }

    /// <summary>Counts the ranks of a block for some units. Several threads may count different units at once.</summary>
    /// <param name="block">The block.</param>
    /// <param name="draws">Number of its draws.</param>
    /// <param name="from">First unit.</param>
    /// <param name="to">Behind the last unit.</param>
    internal void Count(RankBlock<ushort> block, int draws, int from, int to)
    {
        for (var unit = from; unit < to; unit++)
            if (wide is not null) CountUnit(wide.Row(unit), block, draws, unit);
            else CountUnit(narrow!.Row(unit), block, draws, unit);
    }

    /// <inheritdoc cref="Count(RankBlock{ushort}, int, int, int)"/>
    internal void Count(RankBlock<uint> block, int draws, int from, int to)
    {
        for (var unit = from; unit < to; unit++)
            if (wide is not null) CountUnit(wide.Row(unit), block, draws, unit);
            else CountUnit(narrow!.Row(unit), block, draws, unit);
    }

    void CountUnit<TCell, TRank>(TCell* row, RankBlock<TRank> block, int draws, int unit)
        where TCell : unmanaged, INumberBase<TCell>
        where TRank : unmanaged, INumberBase<TRank>
    {
        for (var group = 0; draws > 0; group++, draws -= RankBlock<TRank>.GroupDraws)
        {
            var line = block.Line(group, unit);
            var here = Math.Min(draws, RankBlock<TRank>.GroupDraws);
            if (Shift == 0)
                for (var draw = 0; draw < here; draw++)
                    row[uint.CreateTruncating(line[draw])]++;
            else
                for (var draw = 0; draw < here; draw++)
                {
                    var rank = uint.CreateTruncating(line[draw]);
                    row[(rank + (1u << Shift) - 1) >> Shift]++;
                    CountExactly(unit, rank);
                }
        }
    }

    void CountExactly(int unit, uint rank)
    {
        if (rank == 0) return;
        Sums![unit] += rank;
        Squares![unit] += (ulong)rank * rank;
        for (var top = 0; top < Tops.Length; top++)
            if (rank <= (uint)Tops[top] * (ulong)Steps)
                TopCounts![unit * Tops.Length + top]++;
    }
}
