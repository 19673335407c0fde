using Scoring.Explaining;
using Scoring.Ranking;

namespace Scoring.Report.Units;

/// <summary>The sentences of a unit's page.</summary>
sealed class UnitWords
{
    const int MostTerms = 4;
    const int MostUnits = 3;
    const int MostStandings = 3;
    const int MostMoves = 3;

    readonly UnitFigures figures;
    readonly Dictionary<string, string> names;
    readonly bool zh;
    readonly string[] ledgerNames;

    public UnitWords(UnitFigures figures)
    {
        this.figures = figures;
        zh = figures.Content.Language == Language.Chinese;
        names = figures.Rows.GroupBy(row => row.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        ledgerNames = [.. (figures.Content.Ledger?.Indicators ?? []).Select(Name)];
    }

    /// <summary>Best and worst places among all ranked units, as a line each.</summary>
    public void Standings(PageText page, UnitExplanation explanation)
    {
        // A place counts only where others have one.
        var placed = figures.Rows.Where(row => row.Position >= 0 && explanation.Indicators[row.Position] is { Place: > 0, Of: > 1 }).OrderBy(row => explanation.Indicators[row.Position].Place).ToList();
        if (placed.Count == 0) return;
        Line(zh ? "优势" : "Strengths", placed.Take(MostStandings));
        Line(zh ? "短板" : "Weaknesses", placed.TakeLast(MostStandings).Reverse());

        void Line(string title, IEnumerable<IndicatorRow> rows)
        {
            page.Markup("<p><b>").Markup(title).Markup("</b>");
            var separator = " ";
            foreach (var row in rows)
            {
                page.Markup(separator).Markup(row.Name).Markup(" ").Whole(explanation.Indicators[row.Position].Place);
                separator = zh ? "、" : ", ";
            }
        }
    }

    /// <summary>Why the place changed, by indicator, and who passed whom.</summary>
    public void Changes(PageText page, int unit)
    {
        var code = figures.Content.Run.Roster.Units[unit].Code;
        if (figures.Moves is not { } moves || moves[unit].Presence is Presence.Unranked) return;
        page.Markup(zh ? "<p><b>变化</b> " : "<p><b>Change</b> ");
        if (moves[unit].Presence == Presence.New)
        {
            page.Markup(zh ? "上年未参加排名" : "not ranked the year before");
            return;
        }
        if (figures.Content.Ledger?.Of(code) is not { } ledger) return;
        page.Markup((ledger.Gained, zh) switch
        {
            ( > 0, true) => $"上升{ledger.Gained}位",
            ( < 0, true) => $"下降{-ledger.Gained}位",
            (_, true) => "位次不变",
            ( > 0, _) => $"rose {ledger.Gained}",
            ( < 0, _) => $"fell {-ledger.Gained}",
            _ => "kept its place",
        });
        Terms(page, ledger);
        if (figures.Passes is not { } passes) return;
        Units(page, passes.OvertakenBy(unit, MostUnits), zh ? "；被超越：" : "; overtaken by ");
        Units(page, passes.Overtook(unit, MostUnits), zh ? "；超越：" : "; overtook ");
    }

    /// <summary>What would take the unit further: the indicators that were worked out, or the points that are wanting.</summary>
    public void Outlook(PageText page, UnitOutlook? outlook, NextStep? step)
    {
        if (outlook is null && step is null) return;
        page.Markup(zh ? "<p><b>目标</b> " : "<p><b>Target</b> ").Words(outlook?.Goal ?? step!.Goal);
        if (step is not null && (outlook is null || outlook.Goal == step.Goal)) page.Markup(zh ? "：还差" : ": ").Number(step.Points, "0.00").Markup(zh ? "分" : " points short");
        if (outlook is null) return;
        var reached = outlook.Moves.Where(move => move.IsReached).ToList();
        page.Markup((reached.Count > 0, zh) switch
        {
            (true, true) => "；其他不变，任一项达到即可：",
            (false, true) => "；单项改进不足，最多：",
            (true, _) => "; one of these is enough, all else unchanged: ",
            _ => "; no single indicator is enough, at most: ",
        });
        var separator = "";
        foreach (var move in (reached.Count > 0 ? reached : outlook.Moves).Take(MostMoves))
        {
            page.Markup(separator).Markup(Name(move.Indicator)).Markup(" ").Value(move.From).Markup("→").Value(move.To);
            if (!move.IsReached && !double.IsNaN(move.Rank)) page.Markup(zh ? "（第" : " (rank ").Number(move.Rank, "0.#").Markup(zh ? "名）" : ")");
            separator = zh ? "、" : ", ";
        }
    }

    void Terms(PageText page, UnitLedger ledger)
    {
        var terms = new List<(double Places, int Indicator, bool IsOwn, string? Words)>();
        for (var j = 0; j < ledgerNames.Length; j++)
        {
            Add(ledger.Own[j], j, true, null);
            Add(ledger.Rivals[j], j, false, null);
        }
        Add(ledger.OwnGaps, -1, true, zh ? "缺失与权重" : "gaps and weights");
        Add(ledger.RivalsGaps, -1, false, zh ? "缺失与权重" : "gaps and weights");
        Add(ledger.Rounding, -1, true, zh ? "舍入" : "rounding");
        Add(ledger.Entered + ledger.CeasedMissing, -1, false, zh ? "新进单位" : "units entered");
        Add(ledger.Left + ledger.BecameMissing, -1, false, zh ? "退出单位" : "units left");
        Add(ledger.OwnAdjustments, -1, true, zh ? "自身加减分" : "own bonuses and penalties");
        Add(ledger.RivalsAdjustments, -1, false, zh ? "他方加减分" : "rivals’ bonuses and penalties");
        Add(ledger.Bounds, -1, false, zh ? "新界值" : "new bounds");
        Add(ledger.Weights, -1, false, zh ? "新权重" : "new weights");
        if (terms.Count == 0) return;
        terms.Sort((one, other) => Math.Abs(other.Places).CompareTo(Math.Abs(one.Places)) is var order and not 0 ? order : (one.Indicator, one.IsOwn).CompareTo((other.Indicator, other.IsOwn)));
        var separator = zh ? "：" : ": ";
        foreach (var term in terms.Take(MostTerms))
        {
            page.Markup(separator);
            if (term.Words is null) page.Markup(term.IsOwn ? zh ? "自身" : "own " : zh ? "他方" : "rivals’ ").Markup(ledgerNames[term.Indicator]);
            else page.Markup(term.Words);
            Places(term.Places);
            separator = zh ? "，" : ", ";
        }
        if (terms.Count <= MostTerms) return;
        page.Markup(zh ? "，其余" : ", others");
        Places(terms.Skip(MostTerms).Sum(term => term.Places));

        void Add(double places, int indicator, bool isOwn, string? words)
        {
            if (Math.Abs(places) >= 0.05) terms.Add((places, indicator, isOwn, words));
        }

        void Places(double places) => page.Markup(zh ? "" : " ").Number(places, "+0.0;−0.0;0.0");
    }

    void Units(PageText page, (List<int> Units, int Count) passed, string lead)
    {
        if (passed.Count == 0) return;
        page.Markup(lead);
        for (var i = 0; i < passed.Units.Count; i++) page.Markup(i == 0 ? "" : zh ? "、" : ", ").Markup(figures.UnitNames[passed.Units[i]]);
        if (passed.Count > passed.Units.Count) page.Markup(zh ? "等" : " and ").Whole(zh ? passed.Count : passed.Count - passed.Units.Count).Markup(zh ? "个" : " more");
    }

    string Name(string code) => names.TryGetValue(code, out var name) ? name
        : PageText.Encode(figures.Content.Run.Scheme.Indicators.FirstOrDefault(indicator => indicator.Code == code)?.Name.In(figures.Content.Language) ?? code);
}
