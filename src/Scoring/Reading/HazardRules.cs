using System.Text.RegularExpressions;

namespace Scoring.Reading;

/// <summary>Marks what could mislead about a clause as a whole.</summary>
static partial class HazardRules
{
    const string Variants = "研究与实验 研究与试验经费 研究与试验(发展) 有效发明量 支投入 增长净增 研究和试验 实验发展";

    /// <summary>Whether units or signs stand where the digits before them are gone.</summary>
    public static bool DigitsLost(string text, bool hasFacts) => (hasFacts ? OrphanSign() : OrphanUnit()).IsMatch(text);

    public static void Mark(Clause clause, ClauseReading reading, ClauseContext context, ISet<ReadingHazard> hazards)
    {
        StatedNumber[] facts = [.. reading.Facts];
        if (reading.Numbers.Any(number => number.Value is null || number.From is { Value: null }) || clause.Text.Contains("x/x", StringComparison.Ordinal)) hazards.Add(ReadingHazard.Masked);
        if (facts.Any(fact => fact.Bound != StatedBound.Exact) || reading.Numbers.Any(number => number.Bound == StatedBound.AtLeast)) hazards.Add(ReadingHazard.Bound);
        if (facts.Count(fact => fact.Kind is not (QuantityKind.Rank or QuantityKind.Year)) > 1) hazards.Add(ReadingHazard.SeveralFacts);
        if (facts.Where(fact => fact.Kind is QuantityKind.Flow or QuantityKind.Stock or QuantityKind.NetFlow).GroupBy(fact => fact.Unit)
            .Any(unit => unit.Select(fact => fact.Kind).Distinct().Count() > 1)) hazards.Add(ReadingHazard.SeveralCounts);
        if (facts.Any(fact => fact.Kind == QuantityKind.Cumulative) || (reading.Period ?? "").EndsWith("年合计", StringComparison.Ordinal)) hazards.Add(ReadingHazard.Cumulative);
        if (facts.Any(fact => fact.Kind == QuantityKind.InYear) && facts.Any(fact => fact.Kind == QuantityKind.Cumulative)) hazards.Add(ReadingHazard.MixedPeriods);
        if (facts.Any(fact => fact is { Unit: "亿元", Bound: StatedBound.Exact, Value: not null } && fact.Digits.Trim('0').Length <= 1)) hazards.Add(ReadingHazard.Rounded);
        var units = facts.Concat(context.Earlier.TakeLast(1).SelectMany(earlier => earlier.Facts)).Select(fact => fact.Unit).ToHashSet(StringComparer.Ordinal);
        if (units.Contains("万元") && units.Contains("亿元") && facts.Any(fact => fact.Unit.EndsWith('元'))) hazards.Add(ReadingHazard.MixedUnits);
        if (facts.Any(fact => context.Earlier.Any(earlier => Restates(reading, fact, earlier)))) hazards.Add(ReadingHazard.Restated);
        if (Clause.Has(reading.Period ?? "", "月 季度 上半年 下半年 截至")) hazards.Add(ReadingHazard.PartYear);
        if (context.ReportYear is { } report && (reading.Period ?? "").Split('|', '→').Any(part => int.TryParse(part, out var year) && year < report)) hazards.Add(ReadingHazard.StatisticalYear);
        if (LostAmpersand().IsMatch(clause.Text)) hazards.Add(ReadingHazard.LostSymbol);
        if (Clause.Has(clause.Text, Variants)) hazards.Add(ReadingHazard.TermVariant);
    }

    /// <summary>The same quantity with fewer or more decimals.</summary>
    static bool Restates(ClauseReading reading, StatedNumber fact, ClauseReading earlier)
    {
        if (reading.Indicator is null || reading.Indicator != earlier.Indicator) return false;
        return earlier.Facts.Any(other => other.Unit == fact.Unit && other.Kind == fact.Kind && fact.Kind != QuantityKind.Rank && other.Decimals != fact.Decimals
            && other.Value is { } old && fact.Value is { } now
            && Math.Abs(old - now) <= 0.5000001 * Kernels.DeterministicMath.Pow(10, -Math.Min(other.Decimals, fact.Decimals)));
    }

    [GeneratedRegex(@"(?:^|[,;。、(为达到约长])(?:亿元|万元|%|个百分点)(?=$|[,;。、%]|\(%)", RegexOptions.CultureInvariant)]
    private static partial Regex OrphanUnit();

    [GeneratedRegex(@"[为达到约长](?:亿元|万元|%|个百分点)(?=$|[,;。、%)])|(?:^|[,;。、])(?:%|个百分点)(?=$|[,;。、%)])", RegexOptions.CultureInvariant)]
    private static partial Regex OrphanSign();

    [GeneratedRegex(@"(?<![a-z&])rd(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex LostAmpersand();
}
