using System.Globalization;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Finds pages that repeat the figures of another year's, as a file does that was saved under a wrong year.</summary>
static class RepeatedPages
{
    const int Fewest = 20;

    /// <summary>Reports every year of which nine figures in ten equal an earlier year's.</summary>
    public static void Report(IReadOnlyList<IntakeCell> cells, FindingLog findings)
    {
        var years = cells.Where(cell => !double.IsNaN(cell.Value)).GroupBy(cell => cell.Year).OrderBy(year => year.Key)
            .Select(year => (Year: year.Key, Cells: year.ToDictionary(cell => (cell.Unit, cell.Variable), cell => cell.Value))).ToList();
        for (var later = 1; later < years.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (same, both) = (0, 0);
                foreach (var (key, value) in years[later].Cells)
                {
                    if (value == 0 || !years[earlier].Cells.TryGetValue(key, out var other)) continue;
                    both++;
                    if (value == other) same++;
                }
                if (both < Fewest || same * 10 < both * 9) continue;
                findings.Add(new Finding
                {
                    Kind = FindingKinds.PageRepeated,
                    Year = years[later].Year,
                    Found = string.Create(CultureInfo.InvariantCulture, $"= {years[earlier].Year} ({same} / {both})"),
                });
            }
    }
}
