using System.Text.Json;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>One variable of a table as it is filled in: which column it is, and in which unit of measure.</summary>
/// <param name="Code">The variable's code in the panel.</param>
/// <param name="Headers">What its column's header holds, blanks and line breaks apart; any one of them, the longest that fits counting.</param>
/// <param name="Measure">Unit of measure; empty = that of the sheet.</param>
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

    /// <summary>Rows that are known and left out, such as regional subtotals.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Pattern that finds the year, as its first group, in the titles above the header, else in the file's name.</summary>
    public string YearPattern { get; init; } = "((?:19|20)\\d{2})";

    /// <summary>Texts that stand for a missing value.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The variables.</summary>
    public required IReadOnlyList<IntakeVariable> Variables { get; init; }

    /// <summary>A mapping to start from.</summary>
    public const string Template =
        """
        {
          // Header of the column of units, and their names.
          "unit": ["地区"],
          "units": ["全国", "北京", "天津"],
          // Rows that are known and left out.
          "skip": ["东部地区", "中部地区", "西部地区", "东北地区"],
          // The year stands in the title, else in the file's name.
          "year": "((?:19|20)\\d{2})",
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
        var name = Path.GetFileName(path);
        var faults = new List<Finding>();
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new JsonException("{ }");
            string[] known = ["$schema", "layout", "unit", "units", "skip", "year", "missing", "code", "value", "measure", "variables"];
            foreach (var key in root.EnumerateObject().Where(key => !known.Contains(key.Name, StringComparer.Ordinal)))
                Fault($"$.{key.Name}", Shown.Quoted(key.Name), string.Join(", ", known));
            var mapping = new IntakeMapping
            {
                IsForm = IsForm(root),
                CodeHeaders = Texts(root, "code"),
                ValueHeaders = Texts(root, "value"),
                MeasureHeaders = Texts(root, "measure"),
                UnitHeaders = Texts(root, "unit") is { Count: > 0 } headers ? headers : ["地区"],
                Units = Texts(root, "units"),
                Skip = Texts(root, "skip"),
                YearPattern = Texts(root, "year") is [var pattern] ? pattern : "((?:19|20)\\d{2})",
                Missing = Texts(root, "missing"),
                Variables = Variables(root),
            };
            foreach (var (key, needed) in new[] { ("code", mapping.CodeHeaders), ("value", mapping.ValueHeaders) })
                if (mapping.IsForm && needed.Count == 0) Fault($"$.{key}", "[]", "[\"…\"]");
            if (mapping.Units.Count == 0) Fault("$.units", "[]", "[\"…\"]");
            if (mapping.Variables.Count == 0) Fault("$.variables", "[]", "[{ \"code\": …, \"header\": [\"…\"] }]");
            return faults.Count > 0 ? throw new ScoringException(faults) : mapping;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.InvalidMapping, File = name, Found = Shown.Text(failure.Message) });
        }

        void Fault(string place, string found, string expected) =>
            faults.Add(new Finding { Kind = FindingKinds.InvalidMapping, File = name, Path = place, Found = found, Expected = expected });

        bool IsForm(JsonElement root)
        {
            if (Texts(root, "layout") is not [var layout]) return false;
            if (layout is not ("table" or "form")) Fault("$.layout", Shown.Quoted(layout), "table, form");
            return layout == "form";
        }

        IReadOnlyList<string> Texts(JsonElement owner, string key, string at = "$")
        {
            if (!owner.TryGetProperty(key, out var value)) return [];
            if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
                return [.. value.EnumerateArray().Select(item => item.GetString()!)];
            Fault($"{at}.{key}", value.ValueKind.ToString(), "[\"…\"]");
            return [];
        }

        List<IntakeVariable> Variables(JsonElement root)
        {
            var variables = new List<IntakeVariable>();
            if (!root.TryGetProperty("variables", out var list) || list.ValueKind != JsonValueKind.Array) return variables;
            foreach (var (index, item) in list.EnumerateArray().Index())
            {
                var at = $"$.variables[{index}]";
                var (code, headers) = item.ValueKind == JsonValueKind.Object ? (Texts(item, "code", at), Texts(item, "header", at)) : ([], []);
                if (code is not [{ Length: > 0 } only] || headers.Count == 0) Fault(at, item.ValueKind.ToString(), "{ \"code\": …, \"header\": [\"…\"] }");
                else if (variables.Any(variable => variable.Code == only)) Fault(at + ".code", Shown.Quoted(only), "× 1");
                else variables.Add(new IntakeVariable(only, headers, Texts(item, "measure", at) is [var measure] ? measure : ""));
            }
            return variables;
        }
    }
}
