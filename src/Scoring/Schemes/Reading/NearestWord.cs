namespace Scoring.Schemes.Reading;

/// <summary>Finds the known word that a misspelt one is closest to.</summary>
static class NearestWord
{
    /// <summary>The first candidate at the least edit distance, case and the choice of - or _ ignored; null when nothing is close.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > 200) return null;
        var folded = Fold(word);
        string? nearest = null;
        var least = Math.Max(1, folded.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - folded.Length) >= least) continue;
            var distance = Distance(folded, Fold(candidate));
            if (distance < least) (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    static string Fold(string word) => word.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    /// <summary>Least number of characters to insert, delete, replace or swap with their neighbour.</summary>
    static int Distance(string from, string to)
    {
        var (before, last, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++) last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[to.Length];
    }
}
