using System.Buffers;
using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace Scoring.Data.Tables;

/// <summary>Decodes Parquet columns as numbers: every numeric type, booleans as 0 and 1, texts that hold numbers.</summary>
static class ParquetValues
{
    /// <summary>Whether a type can be read as numbers.</summary>
    public static bool Reads(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(bool)
        || type == typeof(sbyte) || type == typeof(byte) || type == typeof(short) || type == typeof(ushort)
        || type == typeof(int) || type == typeof(uint) || type == typeof(long) || type == typeof(ulong);

    public static ValueColumn Read(ParquetRowGroupReader group, DataField field, int rows)
    {
        var type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>)) return Texts(group, field, rows);
        var values = new double[rows];
        if (type == typeof(double)) Numbers<double>(group, field, values);
        else if (type == typeof(float)) Numbers<float>(group, field, values);
        else if (type == typeof(int)) Numbers<int>(group, field, values);
        else if (type == typeof(long)) Numbers<long>(group, field, values);
        else if (type == typeof(short)) Numbers<short>(group, field, values);
        else if (type == typeof(ushort)) Numbers<ushort>(group, field, values);
        else if (type == typeof(sbyte)) Numbers<sbyte>(group, field, values);
        else if (type == typeof(byte)) Numbers<byte>(group, field, values);
        else if (type == typeof(uint)) Numbers<uint>(group, field, values);
        else if (type == typeof(ulong)) Numbers<ulong>(group, field, values);
        else if (type == typeof(decimal)) Spread<decimal>(group, field, values, static (packed, target) =>
        {
            for (var i = 0; i < packed.Length; i++) target[i] = FromDecimal(packed[i]);
        });
        else if (type == typeof(bool)) Spread<bool>(group, field, values, static (packed, target) =>
        {
            for (var i = 0; i < packed.Length; i++) target[i] = packed[i] ? 1 : 0;
        });
        else throw new NotSupportedException(type.Name);
        return new ValueColumn(values, [], []);
    }

    static void Numbers<T>(ParquetRowGroupReader group, DataField field, double[] values)
        where T : struct, INumber<T> =>
        Spread<T>(group, field, values, static (packed, target) =>
        {
            for (var i = 0; i < packed.Length; i++) target[i] = double.CreateTruncating(packed[i]);
        });

    delegate void Conversion<T>(ReadOnlySpan<T> packed, Span<double> target);

    static void Spread<T>(ParquetRowGroupReader group, DataField field, double[] values, Conversion<T> convert)
        where T : struct
    {
        var rows = values.Length;
        var packed = ArrayPool<T>.Shared.Rent(rows);
        var levels = field.MaxDefinitionLevel > 0 ? ArrayPool<int>.Shared.Rent(rows) : null;
        try
        {
            group.ReadRawAsync<T>(field, packed.AsMemory(0, rows), levels is null ? (Memory<int>?)null : levels.AsMemory(0, rows), null)
                .AsTask().GetAwaiter().GetResult();
            var held = rows;
            if (levels is not null)
            {
                held = 0;
                foreach (var level in levels.AsSpan(0, rows)) held += level == 0 ? 0 : 1;
            }
            convert(packed.AsSpan(0, held), values);
            if (held == rows) return;
            // Values lie packed at the front: moving from the end never overwrites one that is still to move.
            for (int row = rows - 1, next = held - 1; row >= 0; row--)
                values[row] = levels![row] == 0 ? ValueColumn.Null : values[next--];
        }
        finally
        {
            ArrayPool<T>.Shared.Return(packed);
            if (levels is not null) ArrayPool<int>.Shared.Return(levels);
        }
    }

    static ValueColumn Texts(ParquetRowGroupReader group, DataField field, int rows)
    {
        var builder = new ValueColumnBuilder(rows);
        var packed = ArrayPool<ReadOnlyMemory<char>>.Shared.Rent(rows);
        var levels = field.MaxDefinitionLevel > 0 ? ArrayPool<int>.Shared.Rent(rows) : null;
        try
        {
            group.ReadRawAsync<ReadOnlyMemory<char>>(field, packed.AsMemory(0, rows),
                levels is null ? (Memory<int>?)null : levels.AsMemory(0, rows), null).AsTask().GetAwaiter().GetResult();
            for (int row = 0, next = 0; row < rows; row++)
                if (levels is not null && levels[row] == 0) builder.AddNull();
                else builder.Add(packed[next++].Span);
        }
        finally
        {
            ArrayPool<ReadOnlyMemory<char>>.Shared.Return(packed, clearArray: true);
            if (levels is not null) ArrayPool<int>.Shared.Return(levels);
        }
        return builder.Build();
    }

    /// <summary>The double nearest to a decimal. The framework's own conversion rounds twice beyond 15 digits.</summary>
    static double FromDecimal(decimal value)
    {
        var text = (Span<char>)stackalloc char[40];
        var scale = (decimal.GetBits(value)[3] >> 16) & 0xFF;
        if (scale == 0 && decimal.Abs(value) <= 9_007_199_254_740_992m) return (double)value;
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
