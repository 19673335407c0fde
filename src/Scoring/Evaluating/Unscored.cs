using System.Globalization;
using System.Text.RegularExpressions;

namespace Scoring.Evaluating;

/// <summary>Why a unit has no score.</summary>
public enum UnscoredReason
{
    /// <summary>The screening left it out.</summary>
    Screened,

    /// <summary>Too few children are available.</summary>
    Coverage,

    /// <summary>No child is available.</summary>
    NoData,

    /// <summary>A child that must not be missing is missing.</summary>
    ChildMissing,

    /// <summary>A node that it must be eligible by falls short.</summary>
    NotEligible,

    /// <summary>An adjustment excluded it and took it out of the sample.</summary>
    Excluded,

    /// <summary>All it needs is there, but the method gives no value: a formula that divides by zero, a scale without spread.</summary>
    Undefined,
}

/// <summary>Why a unit has no score at a node: the share found and the share needed.</summary>
/// <param name="Reason">The rule that applied.</param>
/// <param name="Found">Share (or number) found; NaN where none is meant.</param>
/// <param name="Needed">Share (or number) needed; NaN where none is meant.</param>
/// <param name="Code">The node, indicator or (for a screening) option in question, or null.</param>
public sealed partial record Unscored(UnscoredReason Reason, double Found = double.NaN, double Needed = double.NaN, string? Code = null)
{
    /// <summary>The reason in words, such as <c>coverage 0.50 &lt; 0.66</c>.</summary>
    public string In(Language language)
    {
        var word = Word(Reason, Code is null, language);
        var code = Code is null ? "" : " " + Code;
        var share = double.IsNaN(Found) || double.IsNaN(Needed)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" {Found:0.00##} < {Needed:0.00##}");
        return word + code + share;
    }

    /// <summary>The reason that English words tell, such as a run keeps them: the inverse of <see cref="In"/>, to the four decimals that words show.</summary>
    /// <returns>Null when the words are not those of a reason.</returns>
    public static Unscored? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var hasCode in new[] { false, true })
            foreach (var reason in Enum.GetValues<UnscoredReason>())
            {
                var word = Word(reason, !hasCode, Language.English);
                if (!words.StartsWith(word, StringComparison.Ordinal)) continue;
                var match = Rest().Match(words[word.Length..]);
                if (!match.Success || match.Groups["code"].Success != hasCode) continue;
                return new Unscored(reason, Share(match.Groups["found"]), Share(match.Groups["needed"]), hasCode ? match.Groups["code"].Value : null);
            }
        return null;
    }

    static double Share(Group digits) => digits.Success ? double.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : double.NaN;

    [GeneratedRegex(@"\A(?: (?<code>.+?))??(?: (?<found>-?[0-9]+\.[0-9]+) < (?<needed>-?[0-9]+\.[0-9]+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Rest();

    static string Word(UnscoredReason reason, bool isBare, Language language)
    {
        var zh = language == Language.Chinese;
        return reason switch
        {
            UnscoredReason.Screened when isBare => zh ? "筛除：可得率" : "screened: availability",
            UnscoredReason.Screened => zh ? "筛除：" : "screened:",
            UnscoredReason.Coverage => zh ? "覆盖率" : "coverage",
            UnscoredReason.NoData => zh ? "无数据" : "no data",
            UnscoredReason.ChildMissing => zh ? "缺子项" : "child missing",
            UnscoredReason.Excluded => zh ? "剔除：" : "excluded:",
            UnscoredReason.Undefined => zh ? "无法计算" : "cannot be computed",
            _ => zh ? "不合格：覆盖率" : "not eligible: coverage",
        };
    }
}
