using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Data.Tables;

namespace Scoring.Data.Tests.Tables;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class CsvReaderTests
{
    static List<string[]> Read(string text, char delimiter = ',', int chunk = int.MaxValue)
    {
        var reader = new CsvReader(new Trickle(Encoding.UTF8.GetBytes(text), chunk), (byte)delimiter);
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Encoding.UTF8.GetString(reader.Field(i)))]);
        return rows;
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a,b\r1,2\r")]
    [InlineData("\uFEFFa,b\n\n\r\n1,2\n\n")]
    [InlineData("\"a\",\"b\"\n\"1\",2\n")]
    public void Read_line_endings_and_marks_make_no_difference(string text) => Assert.Equal([["a", "b"], ["1", "2"]], Read(text));

    [Fact]
    public void Read_quoted_fields_hold_anything() =>
        Assert.Equal([["a,b", "say \"hi\"", "two\r\nlines", ""], ["", "", "", ""]], Read("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"\"\n,,,\n"));

    [Property(MaxTest = 300, Arbitrary = [typeof(Tables)])]
    public void Read_what_was_written_comes_back(Table table, PositiveInt chunk)
    {
        var text = string.Concat(table.Rows.Select(row => string.Join(table.Delimiter, row.Select(field => Quote(field, table.Delimiter))) + "\r\n"));
        Assert.Equal(table.Rows, Read(text, table.Delimiter, 1 + (chunk.Get % 7)));
    }

    static string Quote(string field, char delimiter) =>
        field.Length == 0 || field.AsSpan().ContainsAny([delimiter, '"', '\r', '\n']) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    public sealed record Table(string[][] Rows, char Delimiter);

    public static class Tables
    {
        public static Arbitrary<Table> Table()
        {
            var field = Gen.Elements("", "a", "12.5", "北京", "x,y", "p;q", "\"", "\"\"", "l1\nl2", "\r\n", "\t", " b ", "e\u0301").ListOf(2).Select(string.Concat);
            return (from columns in Gen.Choose(1, 5)
                    from rows in Gen.Choose(1, 6)
                    from fields in field.ListOf(columns * rows)
                    from delimiter in Gen.Elements(',', ';', '\t')
                    select new Table([.. fields.Chunk(columns).Select(row => row.ToArray())], delimiter)).ToArbitrary();
        }
    }

    /// <summary>Gives a few bytes at a time, so that rows and quotes are cut anywhere.</summary>
    sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
