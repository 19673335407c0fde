using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>Reads a roster: a CSV or Parquet table with one row per unit.</summary>
/// <remarks>
/// Columns: <c>code</c> (or <c>unit</c>); <c>name</c>, or <c>name_zh</c> and <c>name_en</c>; <c>aliases</c>, separated by <c>;</c> or <c>|</c>;
/// <c>parent</c>; <c>aggregate</c> (true, 1, yes, 是). Every other column is a grouping whose cells hold no label, one, or several separated by <c>;</c>.
/// </remarks>
public static class RosterReader
{
    static readonly string[] Yes = ["true", "1", "yes", "y", "是"];
    static readonly string[] No = ["", "false", "0", "no", "n", "否"];

    /// <summary>Reads a roster table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="aggregateUnits">Codes of aggregate units beside those the table marks, <c>*</c> standing for any characters; null = none.</param>
    /// <param name="pad">Length that numeric codes are padded to with leading zeros; 0 = as they are.</param>
    /// <exception cref="ScoringException">The file cannot be read, or the roster contradicts itself; with every fault found.</exception>
    public static RosterReading Read(string path, IReadOnlyList<string>? aggregateUnits = null, int pad = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        var faults = new List<Finding>();
        var files = SourceFiles.Find([path], faults);
        if (files.Count > 1)
            faults.Add(new Finding { Kind = FindingKinds.InvalidRoster, Found = Shown.List([.. files.Select(file => file.Name)]), Expected = "1" });
        if (faults.Count > 0) throw new ScoringException(faults);
        var file = files[0];
        var table = TableFile.Open(file);
        var read = Enumerable.Range(0, table.Columns.Count)
            .Where(c => table.Columns[c].Type != ColumnType.Other && table.Columns[c].Name.Length > 0).ToList();
        var (parts, jobs) = table.Decode(read, []);
        Jobs.Run(jobs, 1);
        faults.AddRange(parts.SelectMany(part => part.Faults));
        if (faults.Count > 0) throw new ScoringException(faults);

        var columns = new RosterColumns([.. read.Select(c => table.Columns[c].Name)], file.Name);
        var entries = new Dictionary<string, RosterEntry>(StringComparer.Ordinal);
        foreach (var part in parts)
            for (var row = 0; row < part.Rows; row++)
                Take(columns, part, row, aggregateUnits ?? [], pad, entries, faults);
        CheckAliases(entries, file.Name, faults);
        if (faults.Count > 0) throw new ScoringException(faults);
        var (bytes, hash) = TableFile.Hash(file.FullPath);
        return new RosterReading(
            [.. entries.Values.OrderBy(entry => entry.Code, StringComparer.Ordinal)], [],
            new InputFile(file.Name, bytes, hash) { FullPath = file.FullPath });
    }

    static void Take(
        RosterColumns columns, TablePart part, int row, IReadOnlyList<string> aggregateUnits, int pad,
        Dictionary<string, RosterEntry> entries, List<Finding> faults)
    {
        var code = UnitCode.Pad(Cell(columns.Code), pad);
        if (UnitCode.Wrong(code) is { } wrong)
        {
            Fault(FindingKinds.InvalidUnitCode, $"{Shown.Quoted(code)} {wrong}".TrimEnd(), null);
            return;
        }
        var aggregate = Cell(columns.Aggregate).Trim().ToLowerInvariant();
        if (!Yes.Contains(aggregate) && !No.Contains(aggregate))
            Fault(FindingKinds.InvalidRoster, $"aggregate: {Shown.Quoted(aggregate)}", "true, 1, yes, 是, false, 0, no, 否");
        var names = (Zh: Cell(columns.NameZh), En: Cell(columns.NameEn), Both: Cell(columns.Name));
        var zh = First(names.Zh, names.Both, names.En, code);
        var en = First(names.En, names.Both, names.Zh, code);
        var parent = Cell(columns.Parent);
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, column) in columns.Groupings)
            if (Split(Cell(column), ";；") is { Count: > 0 } labels)
                groups.Add(name, labels);
        var entry = new RosterEntry(code)
        {
            Name = new Text(zh, en),
            Aliases = Split(Cell(columns.Aliases), ";；|"),
            Parent = parent.Length == 0 ? null : UnitCode.Pad(parent, pad),
            Groups = groups,
            IsAggregate = Yes.Contains(aggregate) || aggregateUnits.Any(pattern => CodePattern.Matches(pattern, code)),
        };
        foreach (var text in entry.Aliases.Append(zh).Append(en).Concat(groups.Values.SelectMany(labels => labels)))
            if (UnitCode.Wrong(text) is { } fault)
                Fault(FindingKinds.InvalidRoster, $"{Shown.Quoted(text)} {fault}".TrimEnd(), null);
        if (entry.Parent == code) Fault(FindingKinds.InvalidRoster, $"parent: {Shown.Quoted(code)}", null);
        if (!entries.TryAdd(code, entry)) Fault(FindingKinds.InvalidRoster, $"{Shown.Quoted(code)} × 2", null);

        string Cell(int column) => column < 0 || part.Keys[column].Ids[row] is not (>= 0 and var id) ? "" : part.Keys[column].Texts[id];

        void Fault(FindingKind kind, string found, string? expected) => faults.Add(new Finding
        {
            Kind = kind,
            File = columns.File,
            Row = part.FirstRow + row + 1,
            Found = found,
            Expected = expected,
        });
    }

    static void CheckAliases(Dictionary<string, RosterEntry> entries, string file, List<Finding> faults)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Values.OrderBy(entry => entry.Code, StringComparer.Ordinal))
            foreach (var alias in entry.Aliases.Distinct(StringComparer.Ordinal))
            {
                var owner = alias != entry.Code && entries.ContainsKey(alias) ? alias : owners.GetValueOrDefault(alias);
                owners.TryAdd(alias, entry.Code);
                if (owner is not null)
                    faults.Add(new Finding
                    {
                        Kind = FindingKinds.InvalidRoster,
                        File = file,
                        Unit = Shown.Text(entry.Code),
                        Found = $"{Shown.Quoted(alias)}: {Shown.Text(owner)}, {Shown.Text(entry.Code)}",
                    });
            }
    }

    static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (!string.IsNullOrWhiteSpace(text))
                return text.Trim();
        return "";
    }

    static List<string> Split(string cell, string separators) =>
        [.. cell.Split(separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
