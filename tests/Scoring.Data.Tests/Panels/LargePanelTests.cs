using System.Globalization;
using Scoring.Data.Panels;

namespace Scoring.Data.Tests.Panels;

/// <summary>Panels of the shape of a national county panel, smaller.</summary>
public sealed class LargePanelTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Writes a long panel of <paramref name="units"/> × 20 years × 30 variables in row groups.</summary>
    string Write(string name, int units, int groupRows, bool shuffled)
    {
        const int Years = 20, Variables = 30;
        var rows = units * Years * Variables;
        var order = Enumerable.Range(0, rows).ToArray();
        if (shuffled) new Random(7).Shuffle(order);
        var codes = Enumerable.Range(0, units).Select(u => (110000 + (u * 13)).ToString(CultureInfo.InvariantCulture)).ToArray();
        return folder.Parquet(name, groupRows,
            ("unit", order.Select(row => codes[row / (Years * Variables)]).ToArray()),
            ("year", order.Select(row => 2005 + (row / Variables % Years)).ToArray()),
            ("indicator", order.Select(row => string.Create(CultureInfo.InvariantCulture, $"indicator {row % Variables}")).ToArray()),
            ("value", order.Select(row => row % 19 == 0 ? (double?)null : Math.Sqrt(row)).ToArray()));
    }

    [Fact]
    public void Read_with_any_threads_groups_and_row_order_gives_the_same_bits()
    {
        Write("sorted.parquet", 100, 7000, shuffled: false);
        Write("shuffled.parquet", 100, 60_000, shuffled: true);
        var expected = TestFolder.Print(PanelReader.Read(folder.Request("sorted.parquet") with { Threads = 1 }).Panel);
        foreach (var threads in (int[])[1, 2, 8])
        {
            Assert.Equal(expected, TestFolder.Print(PanelReader.Read(folder.Request("sorted.parquet") with { Threads = threads }).Panel));
            Assert.Equal(expected, TestFolder.Print(PanelReader.Read(folder.Request("shuffled.parquet") with { Threads = threads }).Panel));
        }
    }

    [Fact]
    public void Read_reports_the_hash_of_the_bytes_read()
    {
        var path = Write("a.parquet", 3, 500, shuffled: false);
        var file = Assert.Single(folder.Read("a.parquet").Files);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), file.Sha256);
        Assert.Equal(("a.parquet", new FileInfo(path).Length), (file.Name, file.Bytes));
    }
}
