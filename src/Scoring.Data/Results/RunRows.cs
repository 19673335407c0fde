using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary>The rows of a run's tables before they are spread over nodes or columns: every unit of every year's roster.</summary>
sealed class RunRows
{
    readonly ReadOnlyMemory<char>[] codes;

    public RunRows(Evaluation evaluation)
    {
        codes = [.. evaluation.Roster.Units.Select(unit => unit.Code.AsMemory())];
        var years = new List<int>();
        var units = new List<int>();
        for (var y = 0; y < evaluation.Years.Count; y++)
        {
            // A unit that the screening took out of the year's roster still has rows: they say why it has no score.
            var derived = evaluation.Indicators.IndexOfYear(evaluation.Years[y]);
            var unscored = evaluation.Index.Years[y].Unscored;
            for (var u = 0; u < evaluation.Roster.Count; u++)
            {
                var present = evaluation.Normalised.Present(y)[u] || (derived >= 0 && evaluation.Indicators.Present(derived)[u]);
                if (!present && !unscored.ContainsKey(u)) continue;
                years.Add(y);
                units.Add(u);
            }
        }
        Years = [.. years];
        Units = [.. units];
        YearNumbers = [.. years.Select(y => evaluation.Years[y])];
    }

    public int Count => Years.Length;

    /// <summary>Index of the year, by row; ascending.</summary>
    public int[] Years { get; }

    /// <summary>Index of the unit, by row; ascending inside a year.</summary>
    public int[] Units { get; }

    /// <summary>The year, by row.</summary>
    public int[] YearNumbers { get; }

    /// <summary>The columns every wide table begins with.</summary>
    public ResultColumn[] KeyColumns() =>
    [
        new IntegerColumn("year", (from, rows) => YearNumbers.AsSpan(from, rows.Length).CopyTo(rows)),
        new WordColumn("unit", (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = codes[Units[from + i]];
        }),
    ];

    /// <summary>The code of a row's unit.</summary>
    public ReadOnlyMemory<char> Code(int row) => codes[Units[row]];
}
