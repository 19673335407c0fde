using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Scoring.Data.Tables;

/// <summary>Gives every distinct text of a column a number without making a string per row.</summary>
sealed class KeyColumnBuilder
{
    const int SmallNumbers = 10_000; // years and other short codes

    readonly List<string> texts = [];
    readonly Dictionary<string, int> index;
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    int[] ids;
    int[] successors = new int[64];
    int[]? small;
    int count;
    int last;

    public KeyColumnBuilder(int capacity)
    {
        ids = new int[capacity];
        index = new Dictionary<string, int>(StringComparer.Ordinal);
        lookup = index.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public KeyColumn Build() => new(ids, texts);

    public void AddNull() => Add(-1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<char> text)
    {
        // Tables are mostly sorted, so a text is mostly followed by the one that followed it before: no need to hash it.
        if (last < texts.Count)
        {
            var expected = successors[last];
            if (text.SequenceEqual(texts[expected]))
            {
                last = expected;
                Add(expected);
                return;
            }
        }
        if (!lookup.TryGetValue(text, out var id)) id = Intern(text.ToString());
        successors[last] = id;
        last = id;
        Add(id);
    }

    /// <summary>Adds a text given in UTF-8; false when it is not valid UTF-8.</summary>
    public bool Add(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = utf8.Length <= 512 ? stackalloc char[512] : new char[utf8.Length];
        if (Utf8.ToUtf16(utf8, buffer, out _, out var length, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
        {
            AddNull();
            return false;
        }
        Add(buffer[..length]);
        return true;
    }

    public void Add(double number)
    {
        if (number is < 0 or >= SmallNumbers || number != Math.Floor(number))
        {
            Add(double.IsNaN(number) ? "" : number.ToString(CultureInfo.InvariantCulture));
            return;
        }
        AddSmall((int)number);
    }

    public void Add(long number)
    {
        if (number is >= 0 and < SmallNumbers)
        {
            AddSmall((int)number);
            return;
        }
        Span<char> buffer = stackalloc char[24];
        number.TryFormat(buffer, out var length, provider: CultureInfo.InvariantCulture);
        Add(buffer[..length]);
    }

    void AddSmall(int number)
    {
        small ??= new int[SmallNumbers];
        if (small[number] == 0)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            small[number] = (index.TryGetValue(text, out var known) ? known : Intern(text)) + 1;
        }
        Add(small[number] - 1);
    }

    int Intern(string text)
    {
        var id = texts.Count;
        texts.Add(text);
        index.Add(text, id);
        if (id >= successors.Length) Array.Resize(ref successors, id * 2);
        return id;
    }

    void Add(int id)
    {
        if (count == ids.Length) Array.Resize(ref ids, Math.Max(1024, count * 2));
        ids[count++] = id;
    }
}
