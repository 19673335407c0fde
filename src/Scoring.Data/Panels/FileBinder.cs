using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>Matches the mapping with a file's header. What is missing becomes faults.</summary>
sealed class FileBinder
{
    readonly PanelMapping mapping;
    readonly PanelVariables variables;
    readonly SourceFile file;
    /// <summary>The column of units of measure where the scheme names none.</summary>
    const string StandardMeasure = "measure";

    /// <summary>The column of statuses where the scheme names none.</summary>
    const string StandardStatus = "status";

    readonly ITable table;
    readonly List<Finding> faults;
    readonly List<int> keys = [];
    readonly HashSet<string> reportedTwice = new(StringComparer.Ordinal);

    FileBinder(PanelMapping mapping, PanelVariables variables, SourceFile file, ITable table, List<Finding> faults)
    {
        this.mapping = mapping;
        this.variables = variables;
        this.file = file;
        this.table = table;
        this.faults = faults;
    }

    public static FileBinding Bind(PanelMapping mapping, PanelVariables variables, SourceFile file, ITable table, List<Finding> faults) =>
        new FileBinder(mapping, variables, file, table, faults).Bind();

    FileBinding Bind()
    {
        var isLong = mapping.Layout == PanelLayout.Long
            || (mapping.Layout == PanelLayout.Auto && Has(mapping.Value) && mapping.Indicator.Count > 0 && mapping.Indicator.All(Has));
        var unit = Key(mapping.Unit);
        var year = Year();
        var indicator = isLong ? mapping.Indicator.Select(Key).ToList() : [];
        // A panel that brings its units of measure is read with them, whether or not the scheme says so: a slip of 10,000 times must not depend on it.
        var measured = mapping.Measure ?? (Has(StandardMeasure) && !mapping.Indicator.Append(mapping.Value).Append(mapping.Unit).Contains(StandardMeasure) ? StandardMeasure : null);
        KeySource? measure = isLong && measured is { } name ? Key(name) : null;
        KeySource? status = mapping.Status is { } column ? Key(column) : isLong && Has(StandardStatus) && !mapping.Indicator.Contains(StandardStatus) ? Key(StandardStatus) : null;
        var filters = mapping.Filter.Keys.Order(StringComparer.Ordinal).Select(filter => (Key(filter), filter)).ToList();
        return new FileBinding(table)
        {
            IsLong = isLong,
            Unit = unit,
            Year = year,
            Indicator = indicator,
            Measure = measure,
            Status = status,
            IsStatusAssumed = mapping.Status is null,
            Filters = filters,
            KeyColumns = keys,
            ValueColumns = isLong ? Value() : Variables(),
        };
    }

    bool Has(string column) => Find(column) >= 0 || file.Folders.ContainsKey(column);

    int Find(string column)
    {
        for (var c = 0; c < table.Columns.Count; c++)
            if (table.Columns[c].Name == column)
                return c;
        return -1;
    }

    KeySource Key(string name)
    {
        var column = Find(name);
        if (column < 0)
        {
            if (file.Folders.TryGetValue(name, out var folder)) return new KeySource(-1, folder);
            Missing(name);
            return new KeySource(-1);
        }
        Check(column);
        if (table.Columns[column].Type == ColumnType.Other) WrongType(column, "text, number, date", null);
        var known = keys.IndexOf(column);
        if (known < 0)
        {
            known = keys.Count;
            keys.Add(column);
        }
        return new KeySource(known);
    }

    KeySource Year()
    {
        if (Has(mapping.Year)) return Key(mapping.Year);
        if (mapping.YearPattern is { } pattern)
        {
            var name = file.Name[(file.Name.LastIndexOf('/') + 1)..];
            if (Match(pattern, name) is { } text) return new KeySource(-1, text);
            faults.Add(new Finding { Kind = FindingKinds.YearNotGiven, File = file.Name, Found = Shown.Text(name), Expected = Shown.Text(pattern) });
            return new KeySource(-1);
        }
        if (mapping.ConstantYear is { } constant) return new KeySource(-1, constant.ToString(CultureInfo.InvariantCulture));
        var near = NearestName.Of(mapping.Year, table.Columns.Select(column => column.Name));
        faults.Add(new Finding
        {
            Kind = FindingKinds.YearNotGiven,
            File = file.Name,
            Found = ColumnNames(),
            Expected = Shown.Quoted(mapping.Year),
            Suggestion = near is null ? null : Shown.Text(near),
        });
        return new KeySource(-1);
    }

    static string? Match(string pattern, string name)
    {
        try
        {
            var match = Regex.Match(name, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return match.Success && match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : null;
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            return null; // reported by the caller with the pattern itself
        }
    }

    List<int> Value()
    {
        var column = Find(mapping.Value);
        if (column < 0)
        {
            Missing(mapping.Value);
            return [];
        }
        Check(column);
        if (table.Columns[column].Type is ColumnType.Date or ColumnType.Other) WrongType(column, "number", null);
        return [column];
    }

    List<int> Variables()
    {
        var chosen = new List<int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var (name, type, _) = table.Columns[c];
            var declared = variables.BySource(name);
            if (declared is null && (!variables.TakesOthers || keys.Contains(c) || name == mapping.Measure || name.Length == 0)) continue;
            if (!seen.Add(name)) continue;
            if (type is ColumnType.Date or ColumnType.Other)
            {
                if (declared is not null) WrongType(c, "number", declared.Code);
                continue;
            }
            Check(c);
            chosen.Add(c);
        }
        return chosen;
    }

    void Check(int column)
    {
        var name = table.Columns[column].Name;
        var places = Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Name == name).ToList();
        if (places.Count < 2 || !reportedTwice.Add(name)) return;
        faults.Add(new Finding
        {
            Kind = FindingKinds.DuplicateColumn,
            File = file.Name,
            Found = $"{Shown.Quoted(name)}: {string.Join(", ", places.Select(c => (c + 1).ToString(CultureInfo.InvariantCulture)))}",
        });
    }

    void Missing(string name)
    {
        var near = NearestName.Of(name, table.Columns.Select(column => column.Name).Concat(file.Folders.Keys));
        faults.Add(new Finding
        {
            Kind = FindingKinds.MissingColumn,
            File = file.Name,
            Found = ColumnNames(),
            Expected = Shown.Quoted(name),
            Suggestion = near is null ? null : Shown.Text(near),
        });
    }

    void WrongType(int column, string expected, string? variable) => faults.Add(new Finding
    {
        Kind = FindingKinds.WrongColumnType,
        File = file.Name,
        Variable = variable,
        Found = $"{Shown.Quoted(table.Columns[column].Name)}: {table.Columns[column].TypeName}",
        Expected = expected,
    });

    string ColumnNames() => Shown.List([.. table.Columns.Select(column => column.Name), .. file.Folders.Keys]);
}
