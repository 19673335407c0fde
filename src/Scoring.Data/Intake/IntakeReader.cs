using System.Text.RegularExpressions;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>One cell taken in.</summary>
public sealed record IntakeCell(string Unit, int Year, string Variable, double Value, string Measure);

/// <summary>What was taken in, and what was found on the way.</summary>
/// <param name="Cells">The cells by year, unit in the mapping's order, variable in the mapping's order. Empty cells give none.</param>
/// <param name="Findings">What was noticed, none of which stops the intake.</param>
/// <param name="Files">The files read, in ordinal order of their names.</param>
public sealed record IntakeReading(IReadOnlyList<IntakeCell> Cells, IReadOnlyList<Finding> Findings, IReadOnlyList<InputFile> Files);

/// <summary>Takes in tables as they are filled in: titles, headers of several rows in two languages, a unit of measure under the title, notes below.</summary>
/// <remarks>
/// The header begins in the row that names the column of units and ends above the first row with a known unit or a number. A column's header is
/// everything in it, blanks and line breaks apart. Forms (a row per variable) are read by the codes in them. Rows whose first text is no known unit but that hold numbers are reported with the nearest name.
/// </remarks>
public static partial class IntakeReader
{
    /// <summary>Reads files by one mapping.</summary>
    /// <param name="mapping">How.</param>
    /// <param name="sources">XLSX and CSV files, folders and patterns.</param>
    /// <exception cref="ScoringException">Something cannot be taken in; with every fault found, each with its cell.</exception>
    public static IntakeReading Read(IntakeMapping mapping, IReadOnlyList<string> sources)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(sources);
        var faults = new FindingLog();
        var findings = new FindingLog();
        var cells = new Dictionary<(int Year, int Unit, int Variable), (IntakeCell Cell, string Place)>();
        var files = new List<InputFile>();
        foreach (var path in sources.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (!File.Exists(path))
            {
                faults.Add(new Finding { Kind = FindingKinds.NoInputFile, Found = Shown.Text(name) });
                continue;
            }
            try
            {
                var sheets = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? WorkbookReader.Read(path, name) : [TextSheet.Read(path, name)];
                if (mapping.IsForm) FormIntake.Take(mapping, sheets, cells, faults, findings);
                else
                    foreach (var sheet in sheets) new SheetIntake(mapping, sheet, cells, faults, findings).Take();
                var (bytes, hash) = TableFile.Hash(path);
                files.Add(new InputFile(name, bytes, hash));
            }
            catch (ScoringException failure)
            {
                faults.AddRange(failure.Faults);
            }
        }
        if (faults.ToList() is { Count: > 0 } all) throw new ScoringException(all);
        return new IntakeReading([.. cells.OrderBy(cell => cell.Key).Select(cell => cell.Value.Cell)], findings.ToList(), files);
    }

    /// <summary>A text without blanks and line breaks, full-width signs plain.</summary>
    internal static string Compact(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));

    [GeneratedRegex(@"(?:计量)?单位[:：]\s*([^\s()（）]+)", RegexOptions.CultureInvariant)]
    internal static partial Regex MeasurePattern();
}
