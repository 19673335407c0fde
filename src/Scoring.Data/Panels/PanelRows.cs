using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>One decoded part of a file with its keys resolved: which rows count, and their unit, year and variable.</summary>
sealed class PanelRows(FileBinding binding, TablePart part)
{
    /// <summary>A key that takes no part: unknown to the roster, or at fault and reported.</summary>
    public const int None = -1;

    public FileBinding Binding { get; } = binding;

    public TablePart Part { get; } = part;

    /// <summary>Rows that pass the filter; null = all.</summary>
    public bool[]? Kept { get; init; }

    public required KeyColumn Unit { get; init; }

    public required KeyColumn Year { get; init; }

    /// <summary>Long layout: the variable's name.</summary>
    public KeyColumn? Variable { get; init; }

    public KeyColumn? Measure { get; init; }

    public KeyColumn? Status { get; init; }

    /// <summary>By text of <see cref="Unit"/>, shifted by one so that null has a place: the unit's code, then index.</summary>
    public int[] UnitIndex { get; set; } = [];

    /// <summary>By text of <see cref="Year"/>, shifted by one.</summary>
    public int[] YearIndex { get; set; } = [];

    /// <summary>By text of <see cref="Variable"/>, shifted by one.</summary>
    public int[] VariableIndex { get; set; } = [];

    public string File => Binding.Table.Name;

    /// <summary>One-based row of the file.</summary>
    public long RowNumber(int row) => Part.FirstRow + row + 1;

    public bool IsKept(int row) => Kept is null || Kept[row];

    /// <summary>Rows that hold each text, by its number shifted by one; the first is the number of nulls.</summary>
    public long[] Count(KeyColumn column)
    {
        var counts = new long[column.Texts.Count + 1];
        var ids = column.Ids;
        for (var row = 0; row < Part.Rows; row++)
            if (Kept is null || Kept[row])
                counts[ids[row] + 1]++;
        return counts;
    }

    /// <summary>The first kept row that holds a text; −1 for null.</summary>
    public int First(KeyColumn column, int id)
    {
        for (var row = 0; row < Part.Rows; row++)
            if (column.Ids[row] == id && IsKept(row))
                return row;
        return 0;
    }

    /// <summary>Resolves the filter and gathers the key columns of a part.</summary>
    /// <param name="binding">The file.</param>
    /// <param name="part">Its part.</param>
    /// <param name="mapping">Tells the accepted values.</param>
    /// <param name="filtered">Rows left out so far.</param>
    public static PanelRows Of(FileBinding binding, TablePart part, PanelMapping mapping, ref long filtered)
    {
        bool[]? kept = null;
        foreach (var (source, name) in binding.Filters)
        {
            var column = source.Of(part);
            var accepted = mapping.Filter[name];
            var accepts = new bool[column.Texts.Count + 1];
            accepts[0] = accepted.Contains("", StringComparer.Ordinal);
            for (var id = 0; id < column.Texts.Count; id++) accepts[id + 1] = Accepts(accepted, column.Texts[id]);
            kept ??= Enumerable.Repeat(true, part.Rows).ToArray();
            for (var row = 0; row < part.Rows; row++)
                if (kept[row] && !accepts[column.Ids[row] + 1])
                {
                    kept[row] = false;
                    filtered++;
                }
        }
        return new PanelRows(binding, part)
        {
            Kept = kept,
            Unit = binding.Unit.Of(part),
            Year = binding.Year.Of(part),
            Variable = binding.IsLong ? Join([.. binding.Indicator.Select(source => source.Of(part))], part.Rows) : null,
            Measure = binding.Measure?.Of(part),
            Status = binding.Status?.Of(part),
        };
    }

    static bool Accepts(IReadOnlyList<string> accepted, string text)
    {
        foreach (var value in accepted)
            if (value == text
                || (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
                    && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var found) && wanted == found))
                return true;
        return false;
    }

    /// <summary>Joins the non-empty parts of a name with <c>/</c>; all empty = null.</summary>
    static KeyColumn Join(IReadOnlyList<KeyColumn> columns, int rows)
    {
        var joined = columns[0];
        foreach (var next in columns.Skip(1))
        {
            var pairs = new Dictionary<long, int>();
            var byText = new Dictionary<string, int>(StringComparer.Ordinal);
            var texts = new List<string>();
            var ids = new int[rows];
            for (var row = 0; row < rows; row++)
            {
                var (a, b) = (joined.Ids[row], next.Ids[row]);
                var pair = ((long)a << 32) | (uint)b;
                if (!pairs.TryGetValue(pair, out var id))
                {
                    var left = a < 0 ? "" : joined.Texts[a];
                    var right = b < 0 ? "" : next.Texts[b];
                    var text = left.Length == 0 ? right : right.Length == 0 ? left : $"{left}/{right}";
                    if (text.Length == 0) id = -1;
                    else if (!byText.TryGetValue(text, out id))
                    {
                        byText.Add(text, id = texts.Count);
                        texts.Add(text);
                    }
                    pairs.Add(pair, id);
                }
                ids[row] = id;
            }
            joined = new KeyColumn(ids, texts);
        }
        return joined;
    }
}
