using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary>Samples read back from a run.</summary>
static class SampleRows
{
    /// <summary>The records with the samples that belong to them.</summary>
    public static IReadOnlyList<StepRecord> Join(IReadOnlyList<StepRecord> records, ResultReader source)
    {
        var steps = source.Integers("step");
        var codes = source.Words("code");
        var stages = source.Integers("stage");
        var years = source.OptionalIntegers("year");
        var groups = source.Texts("group");
        var values = source.Numbers("value");
        var samples = new Dictionary<(int, string, int, long?, string?), double[]>();
        for (int from = 0, to; from < values.Length; from = to)
        {
            var key = Key(from);
            for (to = from + 1; to < values.Length && Key(to) == key;) to++;
            samples.Add(key, values[from..to]);
        }
        return [.. records.Select(record => record with
        {
            Fitted = [.. record.Fitted.Select(entry =>
                samples.TryGetValue((record.Position, entry.Code, entry.Stage, entry.Year, entry.Group), out var sample)
                    ? entry with { Scale = entry.Scale with { Sorted = sample } }
                    : entry)],
        })];

        (int, string, int, long?, string?) Key(int row) => (steps[row], codes[row], stages[row], years[row], groups[row]);
    }
}
