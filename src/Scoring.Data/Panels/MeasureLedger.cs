using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Panels;

/// <summary>Counts the units of measure that each variable's values come in, and knows the declared factors.</summary>
sealed class MeasureLedger
{
    readonly PanelKeys keys;
    readonly PanelVariables variables;
    readonly List<string> measures = [];
    readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    readonly long[][] counts;
    readonly double[][] factors;

    public MeasureLedger(PanelKeys keys, PanelVariables variables)
    {
        this.keys = keys;
        this.variables = variables;
        foreach (var rows in keys.Rows)
            foreach (var text in rows.Measure?.Texts ?? [])
                if (text.Length > 0 && index.TryAdd(text, measures.Count))
                    measures.Add(text);
        counts = new long[variables.All.Count][];
        factors = new double[variables.All.Count][];
        for (var v = 0; v < counts.Length; v++)
        {
            var declared = variables.All[v].Declared;
            counts[v] = new long[measures.Count];
            factors[v] = [.. measures.Select(measure => Converts(declared, measure) ? declared.Convert[measure] : 1)];
        }
    }

    /// <summary>The number of each measure of a part, by its text shifted by one; −1 = none given.</summary>
    public int[] Index(PanelRows rows) => rows.Measure is null ? [] : [-1, .. rows.Measure.Texts.Select(text => text.Length == 0 ? -1 : index[text])];

    /// <summary>Counts a value and returns the factor that brings it to the variable's unit of measure.</summary>
    public double Take(int variable, int measure)
    {
        if (measure < 0) return 1;
        counts[variable][measure]++;
        return factors[variable][measure];
    }

    /// <summary>Reports conversions, and measures that are neither the variable's own nor declared.</summary>
    public void Report(FindingLog findings)
    {
        for (var v = 0; v < counts.Length; v++)
        {
            var declared = variables.All[v].Declared;
            var met = Enumerable.Range(0, measures.Count).Where(m => counts[v][m] > 0)
                .OrderByDescending(m => counts[v][m]).ThenBy(m => measures[m], StringComparer.Ordinal).ToList();
            foreach (var m in met.Where(m => Converts(declared, measures[m])))
                findings.Add(new Finding
                {
                    Kind = FindingKinds.MeasureConverted,
                    Variable = declared.Code,
                    Found = string.Create(CultureInfo.InvariantCulture,
                        $"{Shown.Text(measures[m])} → {Shown.Text(declared.Unit)}: × {Shown.Number(declared.Convert[measures[m]])}, {counts[v][m]}"),
                    Count = counts[v][m],
                });
            var kept = declared.Unit.Length > 0 ? index.GetValueOrDefault(declared.Unit, -1) : met.Count > 0 ? met[0] : -1;
            var strange = met.Where(m => m != kept && !Converts(declared, measures[m])).ToList();
            if (strange.Count > 0) ReportMixed(findings, v, met, strange);
        }
    }

    void ReportMixed(FindingLog findings, int variable, List<int> met, List<int> strange)
    {
        var declared = variables.All[variable].Declared;
        var (file, row, _) = Place(variable, strange[0]);
        findings.Add(new Finding
        {
            Kind = FindingKinds.MixedMeasures,
            Variable = declared.Code,
            File = file,
            Row = row,
            Found = string.Join("; ", met.Select(m => string.Create(CultureInfo.InvariantCulture, $"{Shown.Text(measures[m])} × {counts[variable][m]}")
                + (strange.Contains(m) ? Where(m) : ""))),
            Expected = declared.Unit.Length > 0 ? Shown.Text(declared.Unit) : null,
            Count = strange.Sum(m => counts[variable][m]),
        });

        // A wrong label mostly fills whole years, so these say most; the first row stands beside the finding already.
        string Where(int measure)
        {
            var place = Place(variable, measure);
            var years = Shown.List([.. place.Years.Select(year => year.ToString(CultureInfo.InvariantCulture))]);
            return measure == strange[0] ? $" ({years})" : string.Create(CultureInfo.InvariantCulture, $" ({years}; {place.File} #{place.Row})");
        }
    }

    /// <summary>The first row that gives a variable in a measure, and all the years in which one does.</summary>
    (string File, long Row, SortedSet<int> Years) Place(int variable, int measure)
    {
        (string File, long Row)? first = null;
        var years = new SortedSet<int>();
        foreach (var rows in keys.Rows)
        {
            if (rows.Measure is null || rows.Variable is null) continue;
            var byText = Index(rows);
            for (var row = 0; row < rows.Part.Rows; row++)
                if (byText[rows.Measure.Ids[row] + 1] == measure && rows.VariableIndex[rows.Variable.Ids[row] + 1] == variable && rows.IsKept(row)
                    && rows.UnitIndex[rows.Unit.Ids[row] + 1] >= 0 && !double.IsNaN(rows.Part.Values[0].Values[row]))
                {
                    first ??= (rows.File, rows.RowNumber(row));
                    if (rows.YearIndex[rows.Year.Ids[row] + 1] is >= 0 and var year) years.Add(keys.Years[year]);
                }
        }
        var (file, number) = first ?? throw new InvalidOperationException("A counted measure has a row.");
        return (file, number, years);
    }

    static bool Converts(Schemes.Variable declared, string measure) =>
        declared.Unit.Length > 0 && measure != declared.Unit && declared.Convert.ContainsKey(measure);
}
