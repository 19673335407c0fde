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
    /// <returns>Such as <c>fell 14: own R&amp;D −5.0, rivals' broadband −9.2; overtaken by …</c>. Terms show one decimal.</returns>
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
        var terms = Terms(ledger, own, scheme, zh).Where(term => Math.Abs(term.Places) >= 0.05).OrderByDescending(term => Math.Abs(term.Places)).ToList();
        List<string> shown = [.. terms.Take(most).Select(term => $"{term.Words}{(zh ? "" : " ")}{Signed(term.Places)}")];
        if (terms.Count > most) shown.Add($"{(zh ? "其余" : "others ")}{Signed(terms.Skip(most).Sum(term => term.Places))}");
        var sentence = moved + (shown.Count == 0 ? "" : (zh ? "：" : ": ") + string.Join(zh ? "，" : ", ", shown));
        if (!withUnits) return sentence;
        sentence += Units(ledger.OvertakenBy(unit), zh ? "；被超越：" : "; overtaken by ");
        return sentence + Units(ledger.Overtook(unit), zh ? "；超越：" : "; overtook ");

        string Units(IReadOnlyList<string> codes, string lead)
        {
            if (codes.Count == 0) return "";
            var named = string.Join(zh ? "、" : ", ", codes.Take(most).Select(code => name?.Invoke(code) ?? code));
            return lead + named + (codes.Count <= most ? "" : zh ? $"等{codes.Count}个" : string.Create(CultureInfo.InvariantCulture, $" and {codes.Count - most} more"));
        }
    }

    static IEnumerable<(string Words, double Places)> Terms(RankLedger ledger, UnitLedger own, Scheme scheme, bool zh)
    {
        for (var j = 0; j < ledger.Indicators.Count; j++)
        {
            var code = ledger.Indicators[j];
            var title = scheme.Indicators.FirstOrDefault(indicator => indicator.Code == code)?.Name.In(zh ? Language.Chinese : Language.English) ?? code;
            yield return (zh ? $"自身{title}" : $"own {title}", own.Own[j]);
            yield return (zh ? $"他方{title}" : $"rivals' {title}", own.Rivals[j]);
        }
        yield return (zh ? "自身缺失与权重变化" : "own gaps and weights", own.OwnGaps);
        yield return (zh ? "他方缺失与权重变化" : "rivals' gaps and weights", own.RivalsGaps);
        yield return (zh ? "自身加减分" : "own bonuses and penalties", own.OwnAdjustments);
        yield return (zh ? "他方加减分" : "rivals' bonuses and penalties", own.RivalsAdjustments);
        yield return (zh ? "舍入" : "rounding", own.Rounding);
        yield return (zh ? "新进单位" : "units entered", own.Entered);
        yield return (zh ? "退出单位" : "units left", own.Left);
        yield return (zh ? "恢复排名的单位" : "units ranked again", own.CeasedMissing);
        yield return (zh ? "不再排名的单位" : "units without a rank now", own.BecameMissing);
        yield return (zh ? "新界值" : "new bounds", own.Bounds);
        yield return (zh ? "新权重" : "new weights", own.Weights);
    }

    static string Signed(double places) => places.ToString("+0.0;−0.0", CultureInfo.InvariantCulture);
}
