using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Tests.Preparing;
using Scoring.Treating;

namespace Scoring.Tests.Treating;

/// <summary>A treatment of ASEM data and comparisons with what COINr's <c>Treat</c> wrote: data, details, points.</summary>
sealed class CoinrTreatment
{
    readonly Panel before;
    readonly Treated treated;

    public CoinrTreatment(string input, string method, params (string, object?)[] options)
    {
        before = Asem.Panel(input);
        var step = new Step(StepKind.Treat, Given.Choice(StepKind.Treat, method, options));
        treated = Treatment.Apply(before, Given.Scheme(before, step), step, new FindingLog());
    }

    public Panel Panel => treated.Panel;

    public void AssertData(string file) => Asem.AssertEqual(file, treated.Panel);

    /// <summary>Passes, skewness, kurtosis before, after winsorising and after transforming, and the number of points: flags and counts exactly.</summary>
    public void AssertDetails(string file)
    {
        var table = GoldenTable.Read($"asem/{file}");
        Assert.Equal(before.Variables.Count * before.Years.Count, table.Rows.Count);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var code = table[row, "iCode"];
            int? year = table.Columns.Contains("Time") ? (int)table.Number(row, "Time") : null;
            var record = treated.Record.Treated.Single(record => record.Code == code && record.Year == year);
            AssertShape(table, row, 0, record.Before);
            AssertShape(table, row, 1, record.Capped);
            AssertShape(table, row, 2, record.Transformed);
            var points = table[row, "winsorise.nwin"];
            Assert.Equal(points.Length == 0 ? 0 : int.Parse(points, null), record.HighPoints + record.LowPoints);
        }
    }

    /// <summary>
    /// The labels of the cells. COINr labels what the first stage winsorised even where the second took the original values, and labels missing
    /// cells as transformed; here they stay missing.
    /// </summary>
    public void AssertPoints(string file, string label)
    {
        var table = GoldenTable.Read($"asem/{file}");
        foreach (var record in treated.Record.Treated)
        {
            var variable = before.IndexOf(record.Code);
            var values = before[variable, 0].Values;
            for (var unit = 0; unit < values.Length; unit++)
            {
                var cell = values[unit] > record.HighCap ? "winhi" : values[unit] < record.LowCap ? "winlo" : "";
                if (record.Transform is not null) cell += label;
                var golden = table[table.Row(("uCode", before.Roster.Units[unit].Code)), record.Code];
                Assert.True(golden == cell, $"{record.Code}, {before.Roster.Units[unit].Code}: expected '{golden}', found '{cell}'");
                var status = double.IsNaN(values[unit]) ? CellStatus.Missing
                    : record.Transform is not null || cell.Length > 0 ? CellStatus.Treated : CellStatus.Observed;
                Assert.Equal(status, treated.Panel[variable, 0].Status(unit));
            }
        }
        Assert.Equal(table.Columns.Length - 1, treated.Record.Treated.Count);
    }

    public static void AssertShape(GoldenTable table, int row, int stage, Shape? found)
    {
        var prefix = $"check_SkewKurt{stage}.";
        var isThere = table.Columns.Contains(prefix + "Pass") && table[row, prefix + "Pass"].Length > 0;
        Assert.True(isThere == found.HasValue, $"{table[row, "iCode"]}, stage {stage}: {(isThere ? "expected" : "not expected")}");
        if (found is not { } shape) return;
        Assert.Equal(table[row, prefix + "Pass"] == "TRUE", shape.Passes);
        Assert.True(Asem.Close(table.Number(row, prefix + "Skew"), shape.Skewness, 1e-9), $"{table[row, "iCode"]}, stage {stage}: skewness {shape.Skewness:R}");
        Assert.True(Asem.Close(table.Number(row, prefix + "Kurt"), shape.Kurtosis, 1e-9), $"{table[row, "iCode"]}, stage {stage}: kurtosis {shape.Kurtosis:R}");
    }
}
