namespace Scoring.Reading;

/// <summary>Reads the numbers of a clause one by one: unit, kind, bound, period.</summary>
sealed class NumberReader(Clause clause, ClauseContext context, ISet<ReadingHazard> hazards)
{
    const string Comparing = "比较与跟";
    const string Several = "累计 近几年 近三年 近两年 近五年 年合计 十二五 十三五 十四五 十五五";

    readonly List<StatedNumber> numbers = [];
    string? period;

    public List<StatedNumber> Read()
    {
        var share = clause.Tokens.Any(IsShare);
        foreach (var token in clause.Tokens)
            if (token.Kind == ClauseTokenKind.Period) TakePeriod(token);
            else numbers.Add(token.Kind == ClauseTokenKind.Rank ? Place(token) : Amount(token, share));
        return numbers;
    }

    void TakePeriod(ClauseToken token)
    {
        var compares = token.Start > 0 && Comparing.Contains(clause.Text[token.Start - 1], StringComparison.Ordinal);
        if (compares || token.Text.EndsWith("同期", StringComparison.Ordinal) || token.Text == "以往年度") return;
        if (token.Text.Contains('x', StringComparison.Ordinal)) hazards.Add(ReadingHazard.MaskedPeriod);
        period = Clause.Has(token.Text, "去年 今年 上年 本年 当年") ? Resolve(token.Text) : token.Text;
    }

    string Resolve(string relative)
    {
        hazards.Add(ReadingHazard.RelativePeriod);
        if (context.ReportYear is not { } year) return relative;
        var meant = Clause.Has(relative, "去年 上年") ? year - 1 : year;
        return meant.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    StatedNumber Place(ClauseToken token) => new()
    {
        Digits = token.Text,
        Value = ClauseReader.Number(token.Text),
        Unit = "位",
        Kind = QuantityKind.Rank,
        Period = period,
        Start = token.Start,
        End = token.End,
    };

    StatedNumber Amount(ClauseToken token, bool share)
    {
        var before = clause.Before(token.Start);
        var (unit, end) = Unit(token, before);
        var number = new StatedNumber
        {
            Digits = token.Text,
            Value = ClauseReader.Number(token.Text),
            Unit = unit,
            Period = period,
            Bound = BoundOf(before, token.After),
            Start = token.Start,
            End = end,
        };
        if (unit == "年") return number with { Kind = QuantityKind.Year };
        if (unit == "位" && Clause.Has(before, "居 列 排 名次 位次 第")) return number with { Kind = QuantityKind.Rank };
        if (unit == "位") number = number with { Unit = "人" };
        return Classify(number, token, before, share) with { IsAside = IsAside(token, before, unit) };
    }

    StatedNumber Classify(StatedNumber number, ClauseToken token, string before, bool share)
    {
        switch (number.Unit)
        {
            case "百分点":
                hazards.Add(ReadingHazard.PercentagePoints);
                var below = Clause.Has(before, "低于 落后 少于 差距 " + KindRules.Falling);
                var apart = Clause.Has(before, "高于 低于 高出 落后 差距 领先 快于 慢于");
                return number with { Kind = apart ? QuantityKind.Gap : QuantityKind.PointChange, Value = below ? -number.Value : number.Value };
            case "%" or "‰":
                var kind = KindRules.OfRate(before);
                if (kind == QuantityKind.Rate && !Clause.Has(before, "率") && context.Indicator is { } name) kind = KindRules.OfRate(name.ToLowerInvariant());
                if (token.Unit.Length == 0) hazards.Add(ReadingHazard.MissingPercent);
                if (Clause.Has(before, "预算")) hazards.Add(ReadingHazard.Budget);
                var falls = kind == QuantityKind.Growth && Clause.Has(before, KindRules.Falling);
                return Planned(number with { Kind = kind, Value = falls ? -number.Value : number.Value }, before);
            case "倍":
                hazards.Add(ReadingHazard.Multiple);
                return number with { Kind = QuantityKind.Multiple };
        }
        if (number.Unit.EndsWith("/万人", StringComparison.Ordinal)) return Planned(number with { Kind = QuantityKind.PerHead }, before);
        if (number.Unit.Length == 0) hazards.Add(ReadingHazard.MissingUnit);
        var running = Clause.Has(number.Period ?? context.Period ?? "", Several);
        var amount = KindRules.OfAmount(before, clause.Around(token.Start), clause.All, number.Unit, running, share);
        if (amount == QuantityKind.Cumulative && number.Period is not null && number.Period != "累计" && Clause.Has(before, "累计") && !StatesPeriod(token))
            number = number with { Period = "累计" }; // 今年…, 累计…: the running total is of another period
        return Planned(number with { Kind = amount }, before);
    }

    /// <summary>Whether the stretch of a number gives its own period.</summary>
    bool StatesPeriod(ClauseToken number)
    {
        var start = clause.Segment(number.Start);
        return clause.Tokens.Any(token => token.Kind == ClauseTokenKind.Period && token.Start >= start && token.End <= number.Start);
    }

    StatedNumber Planned(StatedNumber number, string before)
    {
        var year = number.Period ?? context.Period;
        var ahead = context.ReportYear is { } report && year is not null && int.TryParse(year, out var meant) && meant > report;
        if (!ahead && !KindRules.IsPlan(before)) return number;
        hazards.Add(ReadingHazard.Target);
        return number with { Kind = QuantityKind.Target };
    }

    (string Unit, int End) Unit(ClauseToken token, string before)
    {
        if (token.Kind == ClauseTokenKind.Number && token.Unit.Length == 0 && token.End < clause.Text.Length && clause.Text[token.End] == '(')
        {
            var close = clause.Text.IndexOf(')', token.End);
            if (close > 0 && close - token.End is > 1 and <= 10 && !clause.Text[token.End..close].Any(char.IsAsciiDigit))
                return (clause.Text[(token.End + 1)..close], close + 1);
        }
        var unit = token.Unit switch { "个百分点" => "百分点", "名" => "人", "" => KindRules.Implied(before) ?? FromIndicator(before), _ => token.Unit };
        if (unit is "件" or "人" or "项" or "家" or "篇" && Clause.Has(before, "每万人 万人口") | before.Contains("万人", StringComparison.Ordinal)
            && !Clause.Has(before[Math.Max(0, before.LastIndexOf("万人", StringComparison.Ordinal))..], "授权 申请量"))
            unit += "/万人";
        return (unit, token.End);
    }

    /// <summary>A bare number that follows a verb of being or reaching takes the unit of its indicator.</summary>
    string FromIndicator(string before) =>
        context.Indicator is { } name && (before.Length == 0 || Clause.Has(before[^1..], "达 为 到 是 至 有 "))
            ? KindRules.Implied(name.ToLowerInvariant()) ?? ""
            : "";

    bool IsShare(ClauseToken token) =>
        token.Kind == ClauseTokenKind.Number && token.Unit is "" or "%" && Clause.Has(clause.Before(token.Start), "占 比重")
        && !Clause.Has(clause.Before(token.Start), "gdp 生产总值 " + "建有率");

    bool IsAside(ClauseToken token, string before, string unit)
    {
        if (unit is "倍" or "岁") return true;
        if (unit.Length == 0 && token.Start > 0 && clause.Text[token.Start - 1] == '"') // “21”主导产业: a name
        {
            hazards.Add(ReadingHazard.LostSymbol);
            return true;
        }
        // 为216家企业提供…10亿元, 今年已为6家企业发放…: those who receive, not what is told.
        var receives = unit is "家" or "户" or "人" or "个" && before.Length > 0 && Clause.Has(before[^1..], "为 向 给");
        return receives && clause.Tokens.Any(other => other.Start > token.End && other.Kind == ClauseTokenKind.Number
            && clause.Segment(other.Start) == clause.Segment(token.Start) && other.Unit.EndsWith('元'));
    }

    static StatedBound BoundOf(string before, string after)
    {
        if (after.Length > 0 && Clause.Has(after, "余 多 以上")) return StatedBound.AtLeast;
        if (Clause.Has(after, "以下 以内")) return StatedBound.AtMost;
        if (after.Contains("左右", StringComparison.Ordinal)) return StatedBound.About;
        if (EndsWith("不超过 不高于 不多于 近 接近 低于", before) && !before.EndsWith("最近", StringComparison.Ordinal)) return StatedBound.AtMost;
        if (EndsWith("超 超过 突破 逾 不低于 不少于 至少 大于 高于", before)) return StatedBound.AtLeast;
        return EndsWith("约 大约 约为", before) ? StatedBound.About : StatedBound.Exact;
    }

    static bool EndsWith(string words, string text) => words.Split(' ').Any(word => text.EndsWith(word, StringComparison.Ordinal));
}
