using Scoring.Panels;

namespace Scoring.Data.Intake;

/// <summary>One variable of a table as it is filled in: which column it is, and in which unit of measure.</summary>
/// <param name="Code">The variable's code in the panel.</param>
/// <param name="Headers">
/// What its column's header says, blanks and line breaks apart: all of it, else how it begins, else part of it. Of several the longest that fits
/// counts; <c>a&gt;b</c> is the column b below the merged cell a.
/// </param>
/// <param name="Measure">Unit of measure; empty = that of the sheet. Where header or sheet tell the same quantity in another size, theirs counts.</param>
public sealed record IntakeVariable(string Code, IReadOnlyList<string> Headers, string Measure);

/// <summary>How tables of one form, of all years, are read into a panel.</summary>
public sealed record IntakeMapping
{
    /// <summary>
    /// Whether a sheet is the form of one unit, with a row per variable, rather than a table with a row per unit. Its unit stands right of a cell with
    /// one of the <see cref="UnitHeaders"/>, above the table.
    /// </summary>
    public bool IsForm { get; init; }

    /// <summary>Of a form: header of the column of codes, which are the headers of the variables.</summary>
    public IReadOnlyList<string> CodeHeaders { get; init; } = [];

    /// <summary>Of a form: header of the column of values.</summary>
    public IReadOnlyList<string> ValueHeaders { get; init; } = [];

    /// <summary>Of a form: header of the column of units of measure, which go before those of the variables; empty = there is none.</summary>
    public IReadOnlyList<string> MeasureHeaders { get; init; } = [];

    /// <summary>Header of the column of units. Default: 地区.</summary>
    public IReadOnlyList<string> UnitHeaders { get; init; } = ["地区"];

    /// <summary>Names of the units as the panel calls them; blanks inside a name of the table do not count.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Other names of units, such as known misreadings, and the units they stand for. Each use is reported.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows that are known and left out, such as regional subtotals.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Pattern that finds the year, as its first group, in the titles above the header, else in the sheet's name, else in the file's.</summary>
    public string YearPattern { get; init; } = "((?:19|20)\\d{2})";

    /// <summary>Texts that stand for no value, and what each says: missing, not applicable, no practice.</summary>
    public IReadOnlyDictionary<string, CellStatus> Missing { get; init; } = new Dictionary<string, CellStatus>();

    /// <summary>The variables.</summary>
    public required IReadOnlyList<IntakeVariable> Variables { get; init; }

    /// <summary>A mapping to start from.</summary>
    public const string Template =
        """
        {
          // Header of the column of units, and their names.
          "unit": ["地区"],
          "units": ["全国", "北京", "天津"],
          // Other names of units, such as known misreadings.
          "aliases": { "北亰": "北京" },
          // Rows that are known and left out.
          "skip": ["东部地区", "中部地区", "西部地区", "东北地区"],
          // The year stands in the title, else in the file's name.
          "year": "((?:19|20)\\d{2})",
          // Texts without a value; { "…": "missing", "-": "not-applicable" } tells them apart.
          "missing": ["…", "-"],
          "variables": [
            { "code": "rd_total", "header": ["内部支出", "合计"], "measure": "万元" },
            { "code": "rd_government", "header": ["政府资金"], "measure": "万元" }
          ]
        }
        """;

    /// <summary>Reads a mapping file: JSON with comments and trailing commas allowed.</summary>
    /// <exception cref="ScoringException">The file cannot be read or has faults, all of them.</exception>
    public static IntakeMapping Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new MappingReader(path).Read();
    }
}
