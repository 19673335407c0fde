using Scoring.Data.Runs;
using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary>Gathers the results of several schemes by year and unit.</summary>
/// <param name="schemes">Number of schemes.</param>
sealed class CrossTable(int schemes)
{
    readonly SortedDictionary<int, Dictionary<string, CrossRow>> rows = [];

    /// <summary>Rows by unit of the roster that was added last, by year: schemes of one panel have one roster.</summary>
    readonly Dictionary<int, CrossRow?[]> known = [];
    Roster? roster;

    /// <summary>Adds a scheme's results.</summary>
    /// <param name="position">The scheme's position.</param>
    /// <param name="evaluation">Its evaluation.</param>
    public void Add(int position, Evaluation evaluation)
    {
        if (!ReferenceEquals(roster, evaluation.Roster))
        {
            known.Clear();
            roster = evaluation.Roster;
        }
        for (var y = 0; y < evaluation.Years.Count; y++)
        {
            var calendar = evaluation.Years[y];
            var (result, adjusted) = (evaluation.Index.Years[y], evaluation.Adjustments?.Years[y].Adjusted);
            if (!rows.TryGetValue(calendar, out var units)) rows[calendar] = units = new Dictionary<string, CrossRow>(StringComparer.Ordinal);
            if (!known.TryGetValue(calendar, out var places)) known[calendar] = places = new CrossRow?[roster.Count];
            for (var unit = 0; unit < places.Length; unit++)
            {
                if (double.IsNaN(result.Scores[unit]) && !result.Unscored.ContainsKey(unit)) continue;
                var row = places[unit] ??= Row(units, calendar, roster.Units[unit]);
                row.Scores[position] = adjusted?[unit] ?? result.Scores[unit];
                row.Ranks[position] = result.Ranks[unit];
                row.Classes[position] = evaluation.Grades is { } grades ? grades.ClassAt(grades.Years[y].Classes[unit])?.Name : null;
            }
        }
    }

    /// <summary>The rows by year and, in ordinal order of the codes, unit.</summary>
    public IReadOnlyList<CrossRow> Rows() => [.. rows.Values.SelectMany(units => units.Values.OrderBy(row => row.Unit, StringComparer.Ordinal))];

    CrossRow Row(Dictionary<string, CrossRow> units, int year, RosterEntry entry)
    {
        if (!units.TryGetValue(entry.Code, out var row)) units[entry.Code] = row = new CrossRow(year, entry.Code, entry.Name, Missing(), Missing(), new Text?[schemes]);
        return row;
    }

    double[] Missing()
    {
        var values = new double[schemes];
        Array.Fill(values, double.NaN);
        return values;
    }
}
