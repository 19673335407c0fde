using System.Globalization;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>A table of costs: columns <c>indicator</c> and <c>cost</c>, what one unit of measure of an indicator costs.</summary>
public static class TargetCosts
{
    /// <summary>Reads a CSV or Parquet file.</summary>
    /// <exception cref="ScoringException">The file cannot be read, lacks a column, or a row has no positive number or names an indicator again; with every fault.</exception>
    public static IReadOnlyDictionary<string, double> Read(string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        var (table, _) = SchemeTables.Read(file);
        var (indicator, cost) = (Column("indicator"), Column("cost"));
        if (indicator < 0 || cost < 0)
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = file, Found = string.Join(", ", table.Columns), Expected = "indicator, cost" });
        var costs = new Dictionary<string, double>(StringComparer.Ordinal);
        var faults = new List<Finding>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var (code, text) = (table.Rows[row][indicator], table.Rows[row][cost]);
            if (code.Length == 0 && text.Length == 0) continue;
            if (code.Length > 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number > 0 && costs.TryAdd(code, number)) continue;
            faults.Add(new Finding { Kind = FindingKinds.BadArgument, File = file, Row = row + 2, Found = $"{code}, {text}", Expected = "each indicator once, with a cost > 0" });
        }
        return faults.Count > 0 ? throw new ScoringException(faults) : costs;

        int Column(string name)
        {
            for (var i = 0; i < table.Columns.Count; i++)
                if (table.Columns[i] == name)
                    return i;
            return -1;
        }
    }
}
