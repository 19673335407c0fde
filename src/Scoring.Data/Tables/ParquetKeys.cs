using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace Scoring.Data.Tables;

/// <summary>Decodes Parquet columns as texts: strings as they are, numbers and dates in their invariant form.</summary>
static class ParquetKeys
{
    public static KeyColumn Read(ParquetRowGroupReader group, DataField field, int rows)
    {
        var builder = new KeyColumnBuilder(rows);
        var type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>)) Texts(group, field, rows, builder);
        else if (type == typeof(int)) Each<int>(group, field, rows, builder, static (b, number) => b.Add((long)number));
        else if (type == typeof(long)) Each<long>(group, field, rows, builder, static (b, number) => b.Add(number));
        else if (type == typeof(short)) Each<short>(group, field, rows, builder, static (b, number) => b.Add((long)number));
        else if (type == typeof(ushort)) Each<ushort>(group, field, rows, builder, static (b, number) => b.Add((long)number));
        else if (type == typeof(sbyte)) Each<sbyte>(group, field, rows, builder, static (b, number) => b.Add((long)number));
        else if (type == typeof(byte)) Each<byte>(group, field, rows, builder, static (b, number) => b.Add((long)number));
        else if (type == typeof(uint)) Each<uint>(group, field, rows, builder, static (b, number) => b.Add((long)number));
        else if (type == typeof(ulong)) Each<ulong>(group, field, rows, builder, static (b, number) => AddFormatted(b, number));
        else if (type == typeof(bool)) Each<bool>(group, field, rows, builder, static (b, flag) => b.Add(flag ? "true" : "false"));
        else if (type == typeof(double)) Each<double>(group, field, rows, builder, static (b, number) => b.Add(number));
        else if (type == typeof(float)) Each<float>(group, field, rows, builder, static (b, number) => AddFormatted(b, number));
        else if (type == typeof(decimal)) Each<decimal>(group, field, rows, builder, static (b, number) => AddFormatted(b, WithoutTrailingZeros(number)));
        else if (type == typeof(DateTime)) Each<DateTime>(group, field, rows, builder, static (b, date) => AddFormatted(b, DateOnly.FromDateTime(date)));
        else if (type == typeof(DateOnly)) Each<DateOnly>(group, field, rows, builder, static (b, date) => AddFormatted(b, date));
        else throw new NotSupportedException(type.Name);
        return builder.Build();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Texts(ParquetRowGroupReader group, DataField field, int rows, KeyColumnBuilder builder)
    {
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
            ArrayPool<ReadOnlyMemory<char>>.Shared.Return(packed, clearArray: true); // else the pool keeps every text alive
            if (levels is not null) ArrayPool<int>.Shared.Return(levels);
        }
    }

    static void Each<T>(ParquetRowGroupReader group, DataField field, int rows, KeyColumnBuilder builder, Action<KeyColumnBuilder, T> add)
        where T : struct
    {
        var packed = ArrayPool<T>.Shared.Rent(rows);
        var levels = field.MaxDefinitionLevel > 0 ? ArrayPool<int>.Shared.Rent(rows) : null;
        try
        {
            group.ReadRawAsync<T>(field, packed.AsMemory(0, rows), levels is null ? (Memory<int>?)null : levels.AsMemory(0, rows), null)
                .AsTask().GetAwaiter().GetResult();
            for (int row = 0, next = 0; row < rows; row++)
                if (levels is not null && levels[row] == 0) builder.AddNull();
                else add(builder, packed[next++]);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(packed);
            if (levels is not null) ArrayPool<int>.Shared.Return(levels);
        }
    }

    static decimal WithoutTrailingZeros(decimal number) => number / 1.0000000000000000000000000000m;

    static void AddFormatted<T>(KeyColumnBuilder builder, T value)
        where T : ISpanFormattable
    {
        Span<char> buffer = stackalloc char[64];
        value.TryFormat(buffer, out var length, value is DateOnly ? "yyyy-MM-dd" : default, CultureInfo.InvariantCulture);
        builder.Add(buffer[..length]);
    }
}
