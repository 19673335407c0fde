using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary><c>samples.parquet</c>: the samples that methods such as percentile ranks rank against; written only when there are any.</summary>
static class SamplesTable
{
    public const string Name = "samples.parquet";

    public static ResultTable Of(IReadOnlyList<StepRecord> records)
    {
        var entries = new List<(int Step, FittedEntry Entry)>();
        var starts = new List<int>();
        var rows = 0;
        foreach (var record in records)
            foreach (var entry in record.Fitted)
                if (entry.Scale.Sorted.Length > 0)
                {
                    entries.Add((record.Position, entry));
                    starts.Add(rows);
                    rows = checked(rows + entry.Scale.Sorted.Length);
                }
        return new ResultTable(Name, rows,
        [
            new IntegerColumn("step", (from, steps) => Walk(from, steps, (entry, _) => entries[entry].Step)),
            new WordColumn("code", (from, codes) => Walk(from, codes, (entry, _) => entries[entry].Entry.Code.AsMemory())),
            new IntegerColumn("stage", (from, stages) => Walk(from, stages, (entry, _) => entries[entry].Entry.Stage)),
            new OptionalIntegerColumn("year", row => entries[At(row)].Entry.Year),
            new TextColumn("group", row => entries[At(row)].Entry.Group),
            new NumberColumn("value", (from, values) => Walk(from, values, (entry, place) => entries[entry].Entry.Scale.Sorted[place])),
        ]);

        int At(int row)
        {
            var found = starts.BinarySearch(row);
            return found >= 0 ? found : ~found - 1;
        }

        void Walk<T>(int from, Span<T> target, Func<int, int, T> value)
        {
            var entry = At(from);
            for (var i = 0; i < target.Length; i++)
            {
                if (entry + 1 < starts.Count && from + i >= starts[entry + 1]) entry++;
                target[i] = value(entry, from + i - starts[entry]);
            }
        }
    }
}
