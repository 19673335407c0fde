namespace Scoring.Reading;

/// <summary>What makes a number in a report easy to misread. A hazard never changes a value: it is said beside it.</summary>
public enum ReadingHazard
{
    /// <summary>Digits are hidden.</summary>
    Masked,

    /// <summary>The year or period is hidden, wholly or in part.</summary>
    MaskedPeriod,

    /// <summary>A unit or a sign stands alone: the digits before it are gone.</summary>
    DigitsLost,

    /// <summary>A rate without its percent sign.</summary>
    MissingPercent,

    /// <summary>A number whose unit of measure is not said.</summary>
    MissingUnit,

    /// <summary>Percentage points: a difference of rates, which is no rate.</summary>
    PercentagePoints,

    /// <summary>万 and 亿 of one measure within a sentence.</summary>
    MixedUnits,

    /// <summary>A year written against a count without 年.</summary>
    YearGlued,

    /// <summary>A number that could be taken for a year, or a longer one that begins with one.</summary>
    LooksLikeYear,

    /// <summary>A bound such as 超, 突破, 500余 rather than a number.</summary>
    Bound,

    /// <summary>A target or plan phrased like a fact.</summary>
    Target,

    /// <summary>A figure of the budget, not of the final accounts.</summary>
    Budget,

    /// <summary>A part of a year only.</summary>
    PartYear,

    /// <summary>A running total of several years.</summary>
    Cumulative,

    /// <summary>In-year and cumulative figures in one sentence.</summary>
    MixedPeriods,

    /// <summary>A year given as 去年, 今年 or the like.</summary>
    RelativePeriod,

    /// <summary>The data are older than the report's year, or younger than it can know.</summary>
    StatisticalYear,

    /// <summary>Several facts in one clause.</summary>
    SeveralFacts,

    /// <summary>Stock, flow and net change of one thing side by side.</summary>
    SeveralCounts,

    /// <summary>A multiple of something instead of a rate of growth.</summary>
    Multiple,

    /// <summary>A rounded amount: fewer digits than such amounts have.</summary>
    Rounded,

    /// <summary>The same fact was printed before with other decimals.</summary>
    Restated,

    /// <summary>The clause's numbers contradict one another.</summary>
    Inconsistent,

    /// <summary>More than the target.</summary>
    OverCompletion,

    /// <summary>A sign was lost, as in rd for R&amp;D.</summary>
    LostSymbol,

    /// <summary>A statistical term misspelt, truncated or doubled.</summary>
    TermVariant,

    /// <summary>Full-width digits or letters.</summary>
    FullWidth,

    /// <summary>Traditional characters.</summary>
    Traditional,

    /// <summary>Pinyin in parentheses after characters.</summary>
    PinyinGloss,
}
