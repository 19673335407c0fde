using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Scoring.Report.Rendering;

/// <summary>The numbers of the year shown to the last bit, for scripts and programs that read a page.</summary>
/// <remarks>
/// JSON: <c>year</c>; <c>units</c>, <c>nodes</c>, <c>indicators</c> (codes); and arrays as base64 of little-endian doubles, NaN = none: <c>scores</c> and <c>ranks</c> by node,
/// <c>values</c>, <c>normalised</c> and, where the run holds them, <c>contributions</c> by indicator, in each case the units one after another.
/// </remarks>
static class ExactData
{
    /// <summary>The JSON text. Signs that mean something in HTML are escaped, so that it may stand inside a script element.</summary>
    public static string Of(ReportContent content)
    {
        var run = content.Run;
        var (from, to) = run.RowsOf(content.Year);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("year", content.CalendarYear);
            Codes("units", Enumerable.Range(from, to - from).Select(row => run.Roster.Units[run.RowUnits[row]].Code));
            Codes("nodes", run.Nodes.Select(node => node.Code));
            Codes("indicators", run.Bundle.Normalised.Indicators);
            Numbers("scores", run.Nodes.Select(node => node.Scores));
            Numbers("ranks", run.Nodes.Select(node => node.Ranks));
            Numbers("values", run.Bundle.Indicators.Values);
            Numbers("normalised", run.Bundle.Normalised.Values);
            if (run.Bundle.Contributions is { } contributions) Numbers("contributions", contributions.Values);
            json.WriteEndObject();

            void Codes(string name, IEnumerable<string> codes)
            {
                json.WriteStartArray(name);
                foreach (var code in codes) json.WriteStringValue(code);
                json.WriteEndArray();
            }

            void Numbers(string name, IEnumerable<double[]> columns)
            {
                double[] all = [.. columns.SelectMany(column => column[from..to])];
                if (!BitConverter.IsLittleEndian)
                    foreach (ref var number in all.AsSpan()) number = BitConverter.Int64BitsToDouble(BinaryPrimitivesReverse(number));
                json.WriteBase64String(name, MemoryMarshal.AsBytes(all.AsSpan()));
            }
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static long BinaryPrimitivesReverse(double number) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(BitConverter.DoubleToInt64Bits(number));
}
