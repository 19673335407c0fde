using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Panels;

namespace Scoring.Data.Tests.Panels;

/// <summary>Every numeric type a column may have, written by Parquet.Net.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class PanelTypeTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<Array, double[]> Columns => new()
    {
        { new sbyte[] { -128, 0, 127 }, [-128, 0, 127] },
        { new byte[] { 0, 1, 255 }, [0, 1, 255] },
        { new short[] { -32768, 0, 32767 }, [-32768, 0, 32767] },
        { new ushort[] { 0, 1, 65535 }, [0, 1, 65535] },
        { new[] { int.MinValue, 0, int.MaxValue }, [-2147483648, 0, 2147483647] },
        { new uint[] { 0, 1, uint.MaxValue }, [0, 1, 4294967295] },
        { new[] { -9007199254740992, 0, 9007199254740992 }, [-9007199254740992, 0, 9007199254740992] },
        { new ulong[] { 0, 1, 9007199254740992 }, [0, 1, 9007199254740992] },
        { new[] { 0.1f, -1.5f, float.MaxValue }, [0.100000001490116119384765625, -1.5, 3.4028234663852886e38] },
        { new float?[] { 0.1f, null, 2 }, [0.100000001490116119384765625, double.NaN, 2] },
        { new[] { 0.1m, -2.5m, 9007199254740993.0000000001m }, [0.1, -2.5, 9007199254740994] },
        { new decimal?[] { null, 1234567890.0123456789m, 0m }, [double.NaN, 1234567890.0123456789, 0] },
        { new[] { true, false, true }, [1, 0, 1] },
        { new int?[] { null, 5, null }, [double.NaN, 5, double.NaN] },
        { new long?[] { 7, null, 9 }, [7, double.NaN, 9] },
        { new double?[] { null, null, null }, [double.NaN, double.NaN, double.NaN] },
        { new string?[] { "1.5", "", null }, [1.5, double.NaN, double.NaN] },
        { new string?[] { " 2 ", "-3e2", "+4" }, [2, -300, 4] },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Read_numeric_type_gives_the_nearest_doubles(Array column, double[] expected)
    {
        foreach (var groupRows in (int[])[2, 100])
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{groupRows}.parquet");
            folder.Parquet(name, groupRows, ("unit", new[] { "a", "b", "c" }), ("year", new short[] { 2020, 2020, 2020 }), ("x", column));
            var panel = folder.Read(name).Panel;
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), panel[0, 0].Values.Select(BitConverter.DoubleToInt64Bits));
            Assert.Null(panel[0, 0].Statuses);
        }
    }

    [Theory]
    [InlineData("TINYINT")]
    [InlineData("UTINYINT")]
    [InlineData("SMALLINT")]
    [InlineData("USMALLINT")]
    [InlineData("INTEGER")]
    [InlineData("UINTEGER")]
    [InlineData("BIGINT")]
    [InlineData("UBIGINT")]
    [InlineData("FLOAT")]
    [InlineData("DOUBLE")]
    [InlineData("DECIMAL(9,2)")]
    [InlineData("DECIMAL(18,4)")]
    [InlineData("DECIMAL(38,6)")]
    [InlineData("BOOLEAN")]
    [InlineData("VARCHAR")]
    public void Read_column_that_duckdb_wrote_gives_its_values(string type)
    {
        folder.Duck($"COPY (SELECT 'u' || i AS unit, 2020 AS year, CASE WHEN i = 3 THEN NULL ELSE (i % 2)::{type} END AS x FROM range(1, 6) t(i)) TO '{{folder}}/d.parquet' (FORMAT parquet, COMPRESSION zstd)");
        var panel = folder.Read(type == "VARCHAR" ? new Scoring.Schemes.PanelMapping { Missing = new Dictionary<string, CellStatus>() } : new(), "d.parquet").Panel;
        Assert.Equal([1, 0, double.NaN, 0, 1], panel[0, 0].Values);
    }

    [Property(MaxTest = 60)]
    public void Read_what_was_written_gives_the_same_bits(NonNegativeInt seed, PositiveInt groupRows)
    {
        var random = new Random(seed.Get); // inputs only; the engine has its own generator
        var units = Enumerable.Range(0, random.Next(1, 8)).Select(i => string.Create(CultureInfo.InvariantCulture, $"单位{i}")).ToArray();
        var rows = (from unit in units from year in Enumerable.Range(2019, 3) where random.Next(4) > 0 select (unit, year)).OrderBy(_ => random.Next()).ToArray();
        if (rows.Length == 0) return;
        var values = rows.Select(_ => random.Next(5) == 0 ? (double?)null : BitConverter.Int64BitsToDouble(random.NextInt64()))
            .Select(value => value is { } number && !double.IsFinite(number) ? 0 : value).ToArray();
        folder.Parquet("p.parquet", 1 + groupRows.Get % 9, ("unit", rows.Select(row => row.unit).ToArray()), ("year", rows.Select(row => row.year).ToArray()), ("x", values));
        var panel = folder.Read("p.parquet").Panel;
        for (var r = 0; r < rows.Length; r++)
            Assert.Equal(BitConverter.DoubleToInt64Bits(values[r] ?? double.NaN), BitConverter.DoubleToInt64Bits(TestFolder.Value(panel, rows[r].unit, rows[r].year, "x")));
        var present = Enumerable.Range(0, panel.Years.Count).Sum(y => panel.Present(y).ToArray().Count(there => there));
        Assert.Equal(rows.Length, present);
    }
}
