using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>The units, years and variables of all rows, and each row's place among them.</summary>
sealed class PanelKeys
{
    readonly PanelVariables variables;
    readonly UnitLedger units;
    readonly FindingLog faults;
    readonly FindingLog findings;
    readonly SortedSet<int> years = [];
    readonly HashSet<string> sources = new(StringComparer.Ordinal);
    readonly Dictionary<string, (long Numbers, long Texts)> undeclaredTexts = new(StringComparer.Ordinal);

    PanelKeys(PanelVariables variables, UnitLedger units, FindingLog faults, FindingLog findings)
    {
        this.variables = variables;
        this.units = units;
        this.faults = faults;
        this.findings = findings;
    }

    /// <summary>Every part with its rows' places.</summary>
    public IReadOnlyList<PanelRows> Rows { get; private set; } = [];

    public Roster Roster { get; private set; } = new([]);

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Resolves the keys of all files.</summary>
    /// <remarks>Texts are resolved once per part rather than once per row; rows are only counted.</remarks>
    public static PanelKeys Of(
        IReadOnlyList<FileBinding> files, PanelMapping mapping, PanelVariables variables, UnitLedger units, FindingLog faults, FindingLog findings)
    {
        var keys = new PanelKeys(variables, units, faults, findings);
        keys.Resolve(files, mapping);
        return keys;
    }

    void Resolve(IReadOnlyList<FileBinding> files, PanelMapping mapping)
    {
        var filtered = 0L;
        var read = 0L;
        var all = new List<PanelRows>();
        var codes = new List<string?[]>();
        foreach (var file in files)
        {
            if (!variables.TakesOthers && !file.IsLong) sources.UnionWith(ColumnNames(file));
            foreach (var part in file.Parts)
            {
                var rows = PanelRows.Of(file, part, mapping, ref filtered);
                read += part.Rows;
                all.Add(rows);
                codes.Add(ResolveUnits(rows));
                ResolveYears(rows);
                if (rows.Variable is { } variable) FindVariables(rows, variable);
                else FindColumns(rows);
            }
        }
        if (filtered > 0) findings.Add(new Finding { Kind = FindingKinds.RowsFiltered, Found = $"{filtered} / {read}", Count = filtered });
        foreach (var (name, (numbers, texts)) in undeclaredTexts)
            if (texts <= numbers)
                sources.Add(name);
        var missing = new List<Finding>();
        variables.Settle(sources, missing, findings);
        faults.AddRange(missing);
        Roster = units.Roster();
        Years = [.. years];
        for (var p = 0; p < all.Count; p++) Place(all[p], codes[p]);
        Rows = all;
        if (Roster.Count == 0 || Years.Count == 0 || variables.All.Count == 0) ReportEmpty(read, filtered);
    }

    string?[] ResolveUnits(PanelRows rows)
    {
        var counts = rows.Count(rows.Unit);
        var codes = new string?[counts.Length];
        for (var id = -1; id < rows.Unit.Texts.Count; id++)
        {
            if (counts[id + 1] == 0) continue;
            var text = id < 0 ? "" : rows.Unit.Texts[id];
            if (UnitCode.Wrong(text) is { } wrong) ReportKey(FindingKinds.InvalidUnitCode, rows, rows.Unit, id, counts[id + 1], wrong);
            else codes[id + 1] = units.Resolve(text, counts[id + 1]);
        }
        return codes;
    }

    void ResolveYears(PanelRows rows)
    {
        var counts = rows.Count(rows.Year);
        rows.YearIndex = new int[counts.Length];
        Array.Fill(rows.YearIndex, PanelRows.None);
        for (var id = -1; id < rows.Year.Texts.Count; id++)
        {
            if (counts[id + 1] == 0) continue;
            if (id >= 0 && Year(rows.Year.Texts[id]) is { } year)
            {
                years.Add(year);
                rows.YearIndex[id + 1] = year; // the year itself until all are known
            }
            else ReportKey(FindingKinds.InvalidYear, rows, rows.Year, id, counts[id + 1], "");
        }
    }

    /// <summary>The year of a text: an integer from 1 to 9999, or a date's.</summary>
    static int? Year(string text)
    {
        if (text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && (text.Length == 10 || text[10] is 'T' or ' '))
            return date.Year;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;
    }

    void FindVariables(PanelRows rows, KeyColumn variable)
    {
        var counts = rows.Count(variable);
        if (counts[0] > 0) ReportKey(FindingKinds.InvalidVariableName, rows, variable, -1, counts[0], "");
        for (var id = 0; id < variable.Texts.Count; id++)
        {
            if (counts[id + 1] == 0) continue;
            var name = variable.Texts[id];
            if (UnitCode.Wrong(name) is { } wrong) ReportKey(FindingKinds.InvalidVariableName, rows, variable, id, counts[id + 1], wrong);
            else sources.Add(name);
        }
    }

    /// <summary>What a wide file holds beside its keys: a needed variable that is none of them may be misspelt.</summary>
    static IEnumerable<string> ColumnNames(FileBinding file) =>
        file.Table.Columns.Where((_, column) => !file.KeyColumns.Contains(column)).Select(column => column.Name);

    void FindColumns(PanelRows rows)
    {
        var v = 0;
        foreach (var column in rows.Binding.ValueColumns)
        {
            var (name, type, _) = rows.Binding.Table.Columns[column];
            var values = rows.Part.Values[v++];
            if (variables.BySource(name) is not null) sources.Add(name);
            else if (UnitCode.Wrong(name) is { } wrong)
                faults.Add(new Finding { Kind = FindingKinds.InvalidVariableName, File = rows.File, Found = $"{Shown.Quoted(name)} {wrong}".TrimEnd() });
            else
            {
                // A column of text that nobody declared is a variable only when it mostly holds numbers.
                var numbers = type == ColumnType.Number ? 1L : values.Values.Take(rows.Part.Rows).LongCount(value => !ValueColumn.IsNull(value));
                var texts = values.TextCells.LongCount(cell => !variables.IsDeclaredMissing(values.Texts[cell.Text]));
                var before = undeclaredTexts.GetValueOrDefault(name);
                undeclaredTexts[name] = (before.Numbers + numbers, before.Texts + texts);
            }
        }
    }

    void Place(PanelRows rows, string?[] codes)
    {
        rows.UnitIndex = new int[codes.Length];
        for (var id = 0; id < codes.Length; id++) rows.UnitIndex[id] = codes[id] is { } code ? Roster.IndexOf(code) : PanelRows.None;
        var position = new Dictionary<int, int>();
        for (var y = 0; y < Years.Count; y++) position.Add(Years[y], y);
        for (var id = 0; id < rows.YearIndex.Length; id++)
            if (rows.YearIndex[id] != PanelRows.None)
                rows.YearIndex[id] = position[rows.YearIndex[id]];
        if (rows.Variable is not { } variable) return;
        rows.VariableIndex = new int[variable.Texts.Count + 1];
        rows.VariableIndex[0] = PanelRows.None;
        for (var id = 0; id < variable.Texts.Count; id++) rows.VariableIndex[id + 1] = variables.BySource(variable.Texts[id])?.Index ?? PanelRows.None;
    }

    void ReportKey(FindingKind kind, PanelRows rows, KeyColumn column, int id, long count, string wrong) => faults.Add(new Finding
    {
        Kind = kind,
        File = rows.File,
        Row = rows.RowNumber(rows.First(column, id)),
        Found = $"{Shown.Quoted(id < 0 ? "" : column.Texts[id])} {wrong}".TrimEnd(),
        Expected = kind == FindingKinds.InvalidYear ? "1–9999" : null,
        Count = count,
    });

    void ReportEmpty(long read, long filtered)
    {
        if (faults.ToList().Count > 0) return; // what emptied it has been said
        var (stranger, nearest) = units.FirstUnknown;
        faults.Add(new Finding
        {
            Kind = FindingKinds.EmptyPanel,
            Unit = stranger is null ? null : Shown.Text(stranger),
            Suggestion = nearest,
            Found = string.Create(CultureInfo.InvariantCulture,
                $"{read} rows; filter −{filtered}; roster −{units.UnknownRows}; ")
                + string.Create(CultureInfo.InvariantCulture, $"{Roster.Count} units, {Years.Count} years, {variables.All.Count} variables"),
        });
    }
}
