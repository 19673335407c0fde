namespace Scoring.Panels;

/// <summary>Codes given one by one or with <c>*</c> for any characters.</summary>
static class CodePattern
{
    public static bool Matches(string pattern, string code) => Matches(pattern.AsSpan(), code);

    static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> code)
    {
        var star = pattern.IndexOf('*');
        if (star < 0) return pattern.SequenceEqual(code);
        if (!code.StartsWith(pattern[..star], StringComparison.Ordinal)) return false;
        code = code[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf('*')) >= 0)
        {
            var at = code.IndexOf(pattern[..star], StringComparison.Ordinal);
            if (at < 0) return false;
            code = code[(at + star)..];
            pattern = pattern[(star + 1)..];
        }
        return code.EndsWith(pattern, StringComparison.Ordinal);
    }
}
