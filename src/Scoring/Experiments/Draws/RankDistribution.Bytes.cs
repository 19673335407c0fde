using System.Text;
using Scoring.Findings;
using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

public sealed partial class RankDistribution
{
    const string Magic = "scoring-ranks-2";

    /// <summary>The whole as bytes: equal distributions give equal bytes, however their parts were made.</summary>
    /// <remarks>Rows hold runs of cells between the first and last that are not 0; numbers are written seven bits at a time.</remarks>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Writes what <see cref="ToBytes"/> gives, without holding it in memory.</summary>
    /// <param name="stream">Takes the bytes; stays open.</param>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Fingerprint);
        writer.Write7BitEncodedInt(Units.Count);
        foreach (var unit in Units) writer.Write(unit);
        writer.Write7BitEncodedInt(Pairs.Count);
        for (var pair = 0; pair < Pairs.Count; pair++)
        {
            writer.Write(Pairs[pair].First);
            writer.Write(Pairs[pair].Second);
            writer.Write7BitEncodedInt64(Outcomes[pair].Wins);
            writer.Write7BitEncodedInt64(Outcomes[pair].Losses);
            writer.Write7BitEncodedInt64(Outcomes[pair].Ties);
        }
        writer.Write7BitEncodedInt(Ranges.Count);
        foreach (var range in Ranges)
        {
            writer.Write7BitEncodedInt64(range.First);
            writer.Write7BitEncodedInt64(range.Count);
        }
        writer.Write7BitEncodedInt(Counts.Shift);
        writer.Write7BitEncodedInt(Counts.Steps);
        writer.Write7BitEncodedInt(Counts.Tops.Length);
        foreach (var top in Counts.Tops) writer.Write7BitEncodedInt(top);
        var row = new uint[Counts.Cells];
        for (var unit = 0; unit < Units.Count; unit++) WriteRow(writer, unit, row);
        writer.Write(Classes is not null);
        Classes?.Write(writer);
        writer.Flush();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ScoringException">They are not a distribution, or are cut short.</exception>
    public static RankDistribution FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadString() != Magic) throw new FormatException("The first words are others.");
            var fingerprint = reader.ReadString();
            var units = new string[Size(reader)];
            for (var unit = 0; unit < units.Length; unit++) units[unit] = reader.ReadString();
            var pairs = new (string, string)[Size(reader)];
            var outcomes = new PairCount[pairs.Length];
            for (var pair = 0; pair < pairs.Length; pair++)
            {
                pairs[pair] = (reader.ReadString(), reader.ReadString());
                outcomes[pair] = new PairCount(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            }
            var ranges = new DrawRange[Size(reader)];
            for (var range = 0; range < ranges.Length; range++) ranges[range] = new DrawRange(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            var shift = reader.Read7BitEncodedInt();
            if (shift is < 0 or > 30) throw new FormatException("Bands cannot be so wide.");
            var steps = reader.Read7BitEncodedInt();
            if (steps is not (1 or 2)) throw new FormatException("Places are counted in ones or halves.");
            var tops = new int[Size(reader)];
            for (var top = 0; top < tops.Length; top++) tops[top] = reader.Read7BitEncodedInt();
            var counts = new RankCounts(units.Length, shift, tops, steps);
            counts.Expect(ranges.Sum(range => range.Count));
            for (var unit = 0; unit < units.Length; unit++) ReadRow(reader, counts, unit);
            var classes = reader.ReadBoolean() ? ClassCounts.Read(reader, units.Length, Size) : null;
            return new RankDistribution(fingerprint, units, pairs, ranges, counts, outcomes, classes);
        }
        catch (Exception fault) when (fault is IOException or FormatException or OverflowException or IndexOutOfRangeException or ArgumentException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.DrawsUnreadable, Found = fault.Message });
        }

        // A damaged number must not ask for more memory than the file could fill.
        int Size(BinaryReader reader) => reader.Read7BitEncodedInt() is >= 0 and var size && size <= bytes.Length ? size : throw new FormatException();
    }

    void WriteRow(BinaryWriter writer, int unit, uint[] row)
    {
        Counts.CopyRow(unit, row);
        var first = Array.FindIndex(row, cell => cell != 0);
        var last = Array.FindLastIndex(row, cell => cell != 0);
        writer.Write7BitEncodedInt(first + 1); // 0: the row is empty
        if (first >= 0)
        {
            writer.Write7BitEncodedInt(last - first);
            for (var cell = first; cell <= last; cell++) writer.Write7BitEncodedInt64(row[cell]);
        }
        if (Counts.Sums is not { } sums) return;
        writer.Write7BitEncodedInt64(sums[unit]);
        writer.Write((ulong)(Counts.Squares![unit] >> 64));
        writer.Write((ulong)Counts.Squares[unit]);
        for (var top = 0; top < Counts.Tops.Length; top++) writer.Write7BitEncodedInt64(Counts.TopCounts![unit * Counts.Tops.Length + top]);
    }

    static void ReadRow(BinaryReader reader, RankCounts counts, int unit)
    {
        var first = reader.Read7BitEncodedInt() - 1;
        if (first >= 0)
        {
            var last = first + reader.Read7BitEncodedInt();
            for (var cell = first; cell <= last; cell++) counts.Set(unit, cell, checked((uint)reader.Read7BitEncodedInt64()));
        }
        if (counts.Sums is not { } sums) return;
        sums[unit] = reader.Read7BitEncodedInt64();
        counts.Squares![unit] = ((UInt128)reader.ReadUInt64() << 64) | reader.ReadUInt64();
        for (var top = 0; top < counts.Tops.Length; top++) counts.TopCounts![unit * counts.Tops.Length + top] = reader.Read7BitEncodedInt64();
    }
}
