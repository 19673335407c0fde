namespace Scoring.Data.Tables;

/// <summary>A decoded column of numbers, and the texts that stood where numbers were expected.</summary>
sealed class ValueColumn(double[] values, List<TextCell> textCells, IReadOnlyList<string> texts)
{
    /// <summary>Marks a null cell, so that it can be told from a NaN that the file holds.</summary>
    public static readonly double Null = BitConverter.Int64BitsToDouble(NullBits);

    const long NullBits = 0x7FF8_5C0E_0000_0001;

    /// <summary>By row; may be longer than the part.</summary>
    public double[] Values { get; } = values;

    /// <summary>Cells whose text is no finite number, by ascending row.</summary>
    public List<TextCell> TextCells { get; } = textCells;

    /// <summary>The distinct texts of <see cref="TextCells"/>.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;

    public static bool IsNull(double value) => BitConverter.DoubleToInt64Bits(value) == NullBits;
}

/// <summary>A cell that holds text: its row within the part and the number of its text.</summary>
readonly record struct TextCell(int Row, int Text);
