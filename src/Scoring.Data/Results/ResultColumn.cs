using Parquet;
using Parquet.Schema;

namespace Scoring.Data.Results;

/// <summary>One column of a result table: its field and how a run of rows is filled.</summary>
abstract class ResultColumn(DataField field)
{
    public DataField Field { get; } = field;

    /// <summary>The encoding that suits the column.</summary>
    public abstract EncodingHint Encoding { get; }

    /// <summary>Writes rows <paramref name="from"/> to <paramref name="from"/> + <paramref name="count"/> into a row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count);
}

/// <summary>Buffers for one row group that the columns of a table share one after another.</summary>
sealed class ResultBuffers(int rows)
{
    public double[] Numbers => field ??= new double[rows];

    public int[] Integers => field ??= new int[rows];

    public int[] Present => field ??= new int[rows];

    public ReadOnlyMemory<char>[] Words => field ??= new ReadOnlyMemory<char>[rows];
}

/// <summary>Fills a run of rows, beginning with row <paramref name="from"/> of the table.</summary>
delegate void Fill<T>(int from, Span<T> rows);

/// <summary>A column of whole numbers without nulls.</summary>
sealed class IntegerColumn(string name, Fill<int> fill) : ResultColumn(new DataField<int>(name))
{
    public override EncodingHint Encoding => EncodingHint.DeltaBinaryPacked;

    public override Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count)
    {
        var rows = buffers.Integers.AsMemory(0, count);
        fill(from, rows.Span);
        return group.WriteAsync<int>(Field, rows);
    }
}

/// <summary>A column of numbers; NaN is written as null.</summary>
sealed class NumberColumn(string name, Fill<double> fill) : ResultColumn(new DataField<double?>(name))
{
    // Splitting the bytes of doubles by place makes these columns both smaller and faster to compress.
    public override EncodingHint Encoding => EncodingHint.ByteSplitStream;

    public override Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count)
    {
        var rows = buffers.Numbers.AsMemory(0, count);
        fill(from, rows.Span);
        var present = buffers.Present.AsMemory(0, count);
        var packed = Pack(rows.Span, present.Span);
        return group.WriteAllPartsAsync<double>(Field, rows[..packed], present, null, default);
    }

    static int Pack(Span<double> rows, Span<int> present)
    {
        var packed = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var value = rows[i];
            rows[packed] = value;
            present[i] = double.IsNaN(value) ? 0 : 1;
            packed += present[i];
        }
        return packed;
    }
}

/// <summary>A column of words that repeat. Rows point at shared text; none is allocated per row.</summary>
sealed class WordColumn(string name, Fill<ReadOnlyMemory<char>> fill) : ResultColumn(new DataField<string>(name, nullable: false))
{
    public override EncodingHint Encoding => EncodingHint.Dictionary;

    public override Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count)
    {
        var rows = buffers.Words.AsMemory(0, count);
        fill(from, rows.Span);
        return group.WriteAsync<ReadOnlyMemory<char>>(Field, rows);
    }
}

/// <summary>A column of optional text.</summary>
sealed class TextColumn(string name, Func<int, string?> text) : ResultColumn(new DataField<string>(name, nullable: true))
{
    public override EncodingHint Encoding => EncodingHint.Dictionary;

    public override Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count)
    {
        var rows = buffers.Words.AsMemory(0, count);
        var present = buffers.Present.AsMemory(0, count);
        var packed = 0;
        for (var i = 0; i < count; i++)
        {
            var value = text(from + i);
            present.Span[i] = value is null ? 0 : 1;
            if (value is not null) rows.Span[packed++] = value.AsMemory();
        }
        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(Field, rows[..packed], present, null, default);
    }
}

/// <summary>A column of optional whole numbers.</summary>
sealed class OptionalIntegerColumn(string name, Func<int, long?> number) : ResultColumn(new DataField<long?>(name))
{
    public override EncodingHint Encoding => EncodingHint.Default;

    public override Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count)
    {
        var rows = new long?[count];
        for (var i = 0; i < count; i++) rows[i] = number(from + i);
        return group.WriteAsync<long>(Field, rows.AsMemory());
    }
}

/// <summary>A column of yes and no.</summary>
sealed class FlagColumn(string name, Func<int, bool> flag) : ResultColumn(new DataField<bool>(name))
{
    public override EncodingHint Encoding => EncodingHint.Default;

    public override Task WriteAsync(ParquetRowGroupWriter group, ResultBuffers buffers, int from, int count)
    {
        var rows = new bool[count];
        for (var i = 0; i < count; i++) rows[i] = flag(from + i);
        return group.WriteAsync<bool>(Field, rows.AsMemory());
    }
}
