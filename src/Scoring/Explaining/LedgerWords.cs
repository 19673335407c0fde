using System.Globalization;
using Scoring.Schemes;

namespace Scoring.Explaining;

/// <summary>A unit's ledger as a sentence.</summary>
public static class LedgerWords
{
    /// <summary>Says how far the unit moved, by which terms, and who passed it or was passed.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="scheme">Gives the indicators' names; those it does not have go by their codes.</param>
    /// <param name="language">Language.</param>
    /// <param name="most">Most terms named, the largest first, and most units.</param>
    /// <param name="name">A unit's name by its code; null = codes.</param>
    /// <param name="withUnits">False leaves out who passed it and who was passed. Default: true.</param>
    /// <returns>Such as <c>fell 14: own R&amp;D −5.0, rivals' broadband −9.2; overtaken by …</c>. Terms show one decimal; with "others" they sum to the move.</returns>
    /// <exception cref="ArgumentException">The unit is not ranked on both sides.</exception>
    public static string Of(RankLedger ledger, string unit, Scheme scheme, Language language, int most = 5, Func<string, string>? name = null, bool withUnits = true)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(scheme);
        var own = ledger.Of(unit) ?? throw new ArgumentException($"'{unit}' is not ranked on both sides.", nameof(unit));
        var zh = language == Language.Chinese;
        var moved = own.Gained switch
        {
            > 0 => zh ? $"上升{own.Gained}位" : string.Create(CultureInfo.InvariantCulture, $"rose {own.Gained}"),
            < 0 => zh ? $"下降{-own.Gained}位" : string.Create(CultureInfo.InvariantCulture, $"fell {-own.Gained}"),
            _ => zh ? "位次不变" : "kept its place",
        };
        var (largest, others) = own.Largest(most);
        List<string> shown = [.. largest.Select(term => $"{Term(term.Source, Title(term), language)}{(zh ? "" : " ")}{Signed(term.Places)}")];
        if (others != 0) shown.Add($"{(zh ? "其余" : "others ")}{Signed(others)}");
        var sentence = moved + (shown.Count == 0 ? "" : (zh ? "：" : ": ") + string.Join(zh ? "，" : ", ", shown));
        if (!withUnits) return sentence;
        sentence += Units(ledger.OvertakenBy(unit), zh ? "；被超越：" : "; overtaken by ");
        return sentence + Units(ledger.Overtook(unit), zh ? "；超越：" : "; overtook ");

        string Title(LedgerTerm term)
        {
            if (term.Indicator < 0) return "";
            var code = ledger.Indicators[term.Indicator];
            return scheme.Indicators.FirstOrDefault(indicator => indicator.Code == code)?.Name.In(language) ?? code;
        }

        string Units(IReadOnlyList<string> codes, string lead)
        {
            if (codes.Count == 0) return "";
            var named = string.Join(zh ? "、" : ", ", codes.Take(most).Select(code => name?.Invoke(code) ?? code));
            return lead + named + (codes.Count <= most ? "" : zh ? $"等{codes.Count}个" : string.Create(CultureInfo.InvariantCulture, $" and {codes.Count - most} more"));
        }
    }

    /// <summary>A term in words, without its places.</summary>
    /// <param name="source">What it comes from.</param>
    /// <param name="indicator">The indicator's name; read where the term is an indicator's.</param>
    /// <param name="language">Language.</param>
    /// <returns>Such as <c>own R&amp;D</c>.</returns>
    public static string Term(LedgerSource source, string indicator, Language language)
    {
        var zh = language == Language.Chinese;
        return source switch
        {
            LedgerSource.Own => zh ? $"自身{indicator}" : $"own {indicator}",
            LedgerSource.Rivals => zh ? $"他方{indicator}" : $"rivals' {indicator}",
            LedgerSource.OwnGaps => zh ? "自身缺失与权重变化" : "own missing values and weights",
            LedgerSource.RivalsGaps => zh ? "他方缺失与权重变化" : "rivals' missing values and weights",
            LedgerSource.OwnAdjustments => zh ? "自身加减分" : "own bonuses and penalties",
            LedgerSource.RivalsAdjustments => zh ? "他方加减分" : "rivals' bonuses and penalties",
            LedgerSource.Rounding => zh ? "舍入" : "rounding",
            LedgerSource.Entered => zh ? "新进单位" : "units entered",
            LedgerSource.Left => zh ? "退出单位" : "units left",
            LedgerSource.CeasedMissing => zh ? "恢复排名的单位" : "units ranked again",
            LedgerSource.BecameMissing => zh ? "不再排名的单位" : "units without a rank now",
            LedgerSource.Bounds => zh ? "新界值" : "new bounds",
            _ => zh ? "新权重" : "new weights",
        };
    }

    static string Signed(double places) => places.ToString("+0.0;−0.0", CultureInfo.InvariantCulture);
}
