using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Intake;

/// <summary>One cell taken in.</summary>
/// <param name="Unit">The unit, as the mapping names it.</param>
/// <param name="Year">The year.</param>
/// <param name="Variable">Code of the variable.</param>
/// <param name="Value">The value; NaN where the cell says that there is none.</param>
/// <param name="Measure">The value's unit of measure; empty = nothing states it.</param>
/// <param name="Status">What the cell says where it holds no value: not applicable, no practice. Default: observed.</param>
public sealed record IntakeCell(string Unit, int Year, string Variable, double Value, string Measure, CellStatus Status = CellStatus.Observed);

/// <summary>What was taken in, and what was found on the way.</summary>
/// <param name="Cells">The cells by year, unit in the mapping's order, variable in the mapping's order. Empty and missing cells give none.</param>
/// <param name="Findings">What was noticed, none of which stops the intake.</param>
/// <param name="Files">The files read, in ordinal order of their names.</param>
public sealed record IntakeReading(IReadOnlyList<IntakeCell> Cells, IReadOnlyList<Finding> Findings, IReadOnlyList<InputFile> Files);

/// <summary>Takes in tables as they are filled in: titles, headers of several rows in two languages, a unit of measure under the title, notes below.</summary>
/// <remarks>
/// Nothing depends on where a table stands: the column of units is the one whose header the mapping names, else the one that holds the units' names;
/// the header ends above the first row with a known unit or a number; columns are told by their headers, blanks and line breaks apart. Forms (a row
/// per variable) are read by the codes in them. Rows whose name is no known unit but that hold numbers are reported with the nearest name, sheets without such a table are passed over and named.
/// </remarks>
public static class IntakeReader
{
    /// <summary>Reads files by one mapping.</summary>
    /// <param name="mapping">How.</param>
    /// <param name="sources">XLSX and CSV files, folders with everything below them, and patterns.</param>
    /// <exception cref="ScoringException">Something cannot be taken in; with every fault found, each with its cell.</exception>
    public static IntakeReading Read(IntakeMapping mapping, IReadOnlyList<string> sources)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(sources);
        var faults = new FindingLog();
        var findings = new FindingLog();
        var cells = new Dictionary<(int Year, int Unit, int Variable), (IntakeCell Cell, string Place)>();
        var units = new UnitNames(mapping);
        var missing = new List<Finding>();
        var files = new List<InputFile>();
        foreach (var source in SourceFiles.Find(sources, missing, Extensions))
            try
            {
                Take(source);
                var (bytes, hash) = TableFile.Hash(source.FullPath);
                files.Add(new InputFile(source.Name, bytes, hash));
            }
            catch (ScoringException failure)
            {
                faults.AddRange(failure.Faults);
            }
        faults.AddRange(missing);
        if (faults.ToList() is { Count: > 0 } all) throw new ScoringException(all);
        var taken = cells.OrderBy(cell => cell.Key).Select(cell => cell.Value.Cell).ToList();
        RepeatedPages.Report(taken, findings);
        return new IntakeReading(taken, findings.ToList(), files);

        void Take(SourceFile source)
        {
            var sheets = IsWorkbook(source) ? WorkbookReader.Read(source.FullPath, source.Name) : [TextSheet.Read(source.FullPath, source.Name)];
            if (mapping.IsForm)
            {
                FormIntake.Take(mapping, sheets, cells, faults, findings);
                return;
            }
            var passed = sheets.Where(sheet => !new SheetIntake(mapping, units, sheet, cells, faults, findings).Take()).ToList();
            foreach (var sheet in passed)
                if (passed.Count < sheets.Count) findings.Add(new Finding { Kind = FindingKinds.SheetSkipped, File = sheet.File, Path = sheet.Address(0, 0), Found = Shown.Quoted(sheet.Name) });
                else faults.Add(new Finding { Kind = FindingKinds.MissingColumn, File = sheet.File, Path = sheet.Address(0, 0), Found = Shown.Quoted(sheet.Name), Expected = string.Join(", ", mapping.UnitHeaders) });
        }
    }

    /// <summary>Endings of the files that a folder is searched for.</summary>
    static readonly string[] Extensions = [".xlsx", ".csv", ".tsv", ".txt"];

    /// <summary>An old binary workbook is told by the reader to be none.</summary>
    static bool IsWorkbook(SourceFile source) => Path.GetExtension(source.Name).StartsWith(".xls", StringComparison.OrdinalIgnoreCase);

    /// <summary>A text without blanks and line breaks, full-width signs plain.</summary>
    internal static string Compact(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));
}
