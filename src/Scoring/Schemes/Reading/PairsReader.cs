using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Reads a table of two columns: <c>[[0, 60], [10, 80], [25, 100]]</c>, in any order of rows.</summary>
sealed class PairsReader(FaultList faults)
{
    const string Form = "[[number, number], …]";

    readonly Scalars scalars = new(faults);

    /// <summary>
    /// The rows in ascending order of their first numbers, which are distinct; null with a fault. The option's limits hold for the second.
    /// </summary>
    public (double From, double To)[]? Read(OptionDefinition option, SchemeValue value)
    {
        if (!value.IsArray)
        {
            faults.AddType(value, Form);
            return null;
        }
        if (value.Items.Count == 0)
        {
            faults.Add(FindingKinds.SchemeEmpty, value, "[]", Form);
            return null;
        }
        var pairs = new SortedDictionary<double, double>();
        var sound = true;
        foreach (var item in value.Items)
        {
            if (!item.IsArray || item.Items.Count != 2)
            {
                faults.AddType(item, "[number, number]");
                sound = false;
                continue;
            }
            var (from, to) = (scalars.Number(item.Items[0]), scalars.Number(item.Items[1], option.Minimum, option.Maximum, option.Above));
            sound &= from is not null && to is not null;
            // −0 and 0 are one number and one key.
            if (from is not { } key || to is not { } points || pairs.TryAdd(key + 0.0, points)) continue;
            faults.Add(FindingKinds.SchemeNumber, item.Items[0], Shown.Number(key), "≠ " + Shown.Number(key));
            sound = false;
        }
        return sound ? [.. pairs.Select(pair => (pair.Key, pair.Value))] : null;
    }
}
