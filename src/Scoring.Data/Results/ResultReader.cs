using Parquet;
using Parquet.Schema;
using Scoring.Findings;

namespace Scoring.Data.Results;

/// <summary>Reads the columns of a result table whole.</summary>
sealed class ResultReader
{
    readonly ParquetReader reader;
    readonly Dictionary<string, DataField> fields;

    ResultReader(ParquetReader reader)
    {
        this.reader = reader;
        Columns = [.. reader.Schema.GetDataFields().Select(field => field.Name)];
        fields = reader.Schema.GetDataFields().ToDictionary(field => field.Name, StringComparer.Ordinal);
        Rows = checked((int)reader.RowGroups.Sum(group => group.RowCount));
    }

    public IReadOnlyList<string> Columns { get; }

    public int Rows { get; }

    /// <summary>Decodes a table held in memory. A table that is not as its contract says ends in one fault.</summary>
    public static T Decode<T>(string directory, string name, byte[] bytes, Func<ResultReader, T> read)
    {
        try
        {
            // In memory nothing waits.
            var parquet = ParquetReader.CreateAsync(new MemoryStream(bytes, writable: false)).GetAwaiter().GetResult();
            try
            {
                return read(new ResultReader(parquet));
            }
            finally
            {
                parquet.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        catch (Exception wrong) when (wrong is IOException or KeyNotFoundException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.RunDamaged, File = directory, Found = $"{name}: {wrong.Message}" });
        }
    }

    /// <summary>A column of whole numbers without nulls.</summary>
    public int[] Integers(string column)
    {
        var values = new int[Rows];
        Groups((group, from, count) => group.ReadAsync<int>(fields[column], values.AsMemory(from, count), null, default));
        return values;
    }

    /// <summary>A column of numbers; null = NaN.</summary>
    public double[] Numbers(string column)
    {
        var values = new double[Rows];
        var present = new int[ResultWriter.RowsPerGroup];
        var packed = new double[ResultWriter.RowsPerGroup];
        Groups(async (group, from, count) =>
        {
            if (present.Length < count) (present, packed) = (new int[count], new double[count]);
            await group.ReadRawAsync<double>(fields[column], packed.AsMemory(0, count), present.AsMemory(0, count), null, default).ConfigureAwait(false);
            for (int i = 0, p = 0; i < count; i++) values[from + i] = present[i] == 0 ? double.NaN : packed[p++];
        });
        return values;
    }

    /// <summary>A column of text; equal texts are one object.</summary>
    public string?[] Texts(string column)
    {
        var values = new string?[Rows];
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        var field = fields[column];
        Groups(async (group, from, count) =>
        {
            var packed = new ReadOnlyMemory<char>[count];
            var present = new int[count];
            var isNullable = field.MaxDefinitionLevel > 0;
            await group.ReadRawAsync<ReadOnlyMemory<char>>(field, packed, isNullable ? present.AsMemory() : (Memory<int>?)null, null, default).ConfigureAwait(false);
            for (int i = 0, p = 0; i < count; i++)
            {
                if (isNullable && present[i] == 0) continue;
                var text = packed[p++].Span;
                if (!lookup.TryGetValue(text, out var pooled)) pool[pooled = text.ToString()] = pooled;
                values[from + i] = pooled;
            }
        });
        return values;
    }

    /// <summary>A column of text without nulls.</summary>
    public string[] Words(string column)
    {
        var texts = Texts(column);
        if (Array.IndexOf(texts, null) is var row && row >= 0) throw new FormatException($"{column}: row {row + 1}");
        return texts!;
    }

    /// <summary>A column of optional whole numbers.</summary>
    public long?[] OptionalIntegers(string column)
    {
        var values = new long?[Rows];
        Groups((group, from, count) => group.ReadAsync<long>(fields[column], values.AsMemory(from, count), null, default));
        return values;
    }

    /// <summary>A column of yes and no.</summary>
    public bool[] Flags(string column)
    {
        var values = new bool[Rows];
        Groups((group, from, count) => group.ReadAsync<bool>(fields[column], values.AsMemory(from, count), null, default));
        return values;
    }

    void Groups(Func<ParquetRowGroupReader, int, int, ValueTask> read)
    {
        var from = 0;
        foreach (var group in reader.RowGroups)
        {
            var count = (int)group.RowCount;
            if (count > 0) read(group, from, count).AsTask().GetAwaiter().GetResult();
            from += count;
        }
    }
}
