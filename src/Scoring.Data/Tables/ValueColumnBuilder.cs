using System.Globalization;
using System.Text;

namespace Scoring.Data.Tables;

/// <summary>Turns cells of text into numbers; keeps what is none.</summary>
sealed class ValueColumnBuilder(int capacity)
{
    readonly List<TextCell> cells = [];
    readonly List<string> texts = [];
    readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    double[] values = new double[capacity];
    int count;

    public ValueColumn Build() => new(values, cells, texts);

    public void AddNull() => Add(ValueColumn.Null);

    public void Add(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace()) AddNull();
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) Add(value);
        else AddText(text.Trim().ToString());
    }

    /// <summary>Adds a cell given in UTF-8; false when it is not valid UTF-8.</summary>
    public bool Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) AddNull();
        else if (double.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) Add(value);
        else if (System.Text.Unicode.Utf8.IsValid(utf8)) Add(Encoding.UTF8.GetString(utf8).AsSpan());
        else
        {
            AddNull();
            return false;
        }
        return true;
    }

    void AddText(string text)
    {
        if (!index.TryGetValue(text, out var id))
        {
            index.Add(text, id = texts.Count);
            texts.Add(text);
        }
        cells.Add(new TextCell(count, id));
        AddNull();
    }

    void Add(double value)
    {
        if (count == values.Length) Array.Resize(ref values, Math.Max(1024, count * 2));
        values[count++] = value;
    }
}
