namespace Scoring;

/// <summary>Finds the known name that was probably meant.</summary>
static class NearestName
{
    /// <summary>The name at the least edit distance, the ordinally first of several; null when none is near.</summary>
    /// <remarks>Names that differ only in case, blanks or width are nearest of all. Otherwise at most a third of the letters may differ, and one.</remarks>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? best = null;
        var plain = Plain(name);
        var bestDistance = int.MaxValue;
        foreach (var candidate in known)
        {
            var other = Plain(candidate);
            var allowed = Math.Max(1, Math.Max(plain.Length, other.Length) / 3);
            if (Math.Abs(plain.Length - other.Length) > allowed || Math.Max(plain.Length, other.Length) < 2 && plain != other) continue;
            var distance = Distance(plain, other);
            if (distance > allowed || distance > bestDistance || (distance == bestDistance && string.CompareOrdinal(candidate, best) >= 0)) continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    /// <summary>The name without blanks, in half width and lower case: what stays when only the spelling differs.</summary>
    public static string Plain(string name)
    {
        Span<char> plain = name.Length <= 256 ? stackalloc char[256] : new char[name.Length];
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsWhiteSpace(letter) || letter is '\u200B' or '\uFEFF') continue;
            var half = letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
            plain[length++] = char.ToLowerInvariant(half);
        }
        return plain[..length].ToString();
    }

    /// <summary>Letters to insert, delete, replace or exchange with their neighbour.</summary>
    static int Distance(string a, string b)
    {
        var earlier = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], earlier[j - 2] + 1);
            }
            (earlier, previous, current) = (previous, current, earlier);
        }
        return previous[b.Length];
    }
}
