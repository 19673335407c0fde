namespace Scoring;

/// <summary>Finds the known name that was probably meant.</summary>
static class NearestName
{
    /// <summary>The name at the least edit distance, the ordinally first of several; null when none is near.</summary>
    /// <remarks>
    /// Names that differ only in case, blanks or width are nearest of all. Otherwise at most a third of the letters may differ, and one; characters
    /// that scanning confuses (西 and 两, 古 and 占) count half. What a place is (省, 市, 地区, …) may be left out or put in.
    /// </remarks>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? best = null;
        var plain = Plain(name);
        var bestDistance = int.MaxValue;
        foreach (var candidate in known)
        {
            var distance = Distance(plain, Plain(candidate));
            if (distance > bestDistance || distance == int.MaxValue || (distance == bestDistance && string.CompareOrdinal(candidate, best) >= 0)) continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    /// <summary>Half letters apart; the largest number when too far.</summary>
    static int Distance(string plain, string other)
    {
        var whole = Near(plain, other);
        var (bare, otherBare) = (SimilarCharacters.WithoutKind(plain), SimilarCharacters.WithoutKind(other));
        if (bare == plain && otherBare == other) return whole;
        var core = Near(bare, otherBare);
        return core == int.MaxValue ? whole : Math.Min(whole, core + 1);
    }

    static int Near(string plain, string other)
    {
        var longest = Math.Max(plain.Length, other.Length);
        var allowed = Math.Max(1, longest / 3);
        if (Math.Abs(plain.Length - other.Length) > allowed || longest < 2 && plain != other) return int.MaxValue;
        var distance = Edits(plain, other);
        return distance <= 2 * allowed ? distance : int.MaxValue;
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

    /// <summary>Letters to insert, delete, replace or exchange with their neighbour: two for each, one for a character that looks alike.</summary>
    static int Edits(string a, string b)
    {
        var earlier = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = 2 * j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = 2 * i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = a[i - 1] == b[j - 1] ? 0 : SimilarCharacters.AreSimilar(a[i - 1], b[j - 1]) ? 1 : 2;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 2, previous[j - 1] + replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], earlier[j - 2] + 2);
            }
            (earlier, previous, current) = (previous, current, earlier);
        }
        return previous[b.Length];
    }
}
