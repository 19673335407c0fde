namespace Scoring.Kernels;

/// <summary>The terms of a score that is linear in its weights, laid out for <see cref="ScoreKernel"/>: tiles of 24 units, in each tile term by term.</summary>
/// <remarks>The last tile is filled up with its last unit, so that the smallest and largest score of a tile are those of real units.</remarks>
sealed unsafe class TermTiles
{
    /// <summary>Units of a tile: three vectors of eight doubles.</summary>
    internal const int Width = 24;

    readonly AlignedArray<double> values;

    /// <summary>Lays terms out.</summary>
    /// <param name="columns">By term: one finite value per unit; at least one unit.</param>
    internal TermTiles(ReadOnlySpan<double[]> columns)
    {
        Terms = columns.Length;
        Units = columns.Length == 0 ? 0 : columns[0].Length;
        Tiles = (Units + Width - 1) / Width;
        values = new AlignedArray<double>((long)Tiles * Width * Terms);
        for (var j = 0; j < Terms; j++)
        {
            var column = columns[j];
            ArgumentOutOfRangeException.ThrowIfNotEqual(column.Length, Units);
            for (var tile = 0; tile < Tiles; tile++)
            {
                var target = Tile(tile) + (long)j * Width;
                for (var lane = 0; lane < Width; lane++) target[lane] = column[Math.Min(tile * Width + lane, Units - 1)];
            }
        }
    }

    /// <summary>Number of terms: indicators.</summary>
    internal int Terms { get; }

    /// <summary>Number of units.</summary>
    internal int Units { get; }

    /// <summary>Number of tiles.</summary>
    internal int Tiles { get; }

    /// <summary>Units with the filling of the last tile: length of a row of scores.</summary>
    internal int Stride => Tiles * Width;

    /// <summary>The first value of a tile.</summary>
    internal double* Tile(int tile) => values.Pointer + (long)tile * Width * Terms;

    /// <summary>A unit's value of a term.</summary>
    internal double this[int term, int unit] => Tile(unit / Width)[(long)term * Width + unit % Width];
}
