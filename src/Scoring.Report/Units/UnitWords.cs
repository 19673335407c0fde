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
        // No indicator is both, and a place in the worse half is no strength, nor one in the better half a weakness; the best and the worst are named in any case.
        var most = Math.Clamp(placed.Count / 2, 1, MostStandings);
        var strengths = placed.Take(most).Where((row, i) => i == 0 || Depth(explanation, row) <= 0.5).ToList();
        Line(zh ? "优势" : "Strengths", strengths);
        Line(zh ? "短板" : "Weaknesses", placed.Except(strengths).TakeLast(most).Reverse().Where((row, i) => i == 0 || Depth(explanation, row) > 0.5));

        void Line(string title, IEnumerable<IndicatorRow> rows)
        {
            if (!rows.Any()) return;
            page.Markup("<p><b>").Markup(title).Markup("</b>");
            var separator = " ";
            foreach (var row in rows)
            {
                page.Markup(separator).Markup(row.Name).Markup(" ").Count(explanation.Indicators[row.Position].Place);
                separator = zh ? "、" : ", ";
            }
        }
    }

    /// <summary>How far down a unit's place is among those that have one: 0 = first, 1 = last.</summary>
    static double Depth(UnitExplanation explanation, IndicatorRow row) => explanation.Indicators[row.Position] is var figure ? (figure.Place - 1.0) / (figure.Of - 1) : 0;

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
        if (step is not null && (outlook is null || outlook.Goal == step.Goal)) page.Markup(zh ? "：还差" : ": ").Fixed(step.Points, figures.Content.Decimals).Markup(zh ? "分" : " points short");
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
            if (!move.IsReached && !double.IsNaN(move.Rank)) page.Markup(zh ? "（第" : " (rank ").Count(move.Rank).Markup(zh ? "名）" : ")");
            separator = zh ? "、" : ", ";
        }
    }

    void Terms(PageText page, UnitLedger ledger)
    {
        var (shown, others) = ledger.Largest(MostTerms);
        var separator = zh ? "：" : ": ";
        foreach (var term in shown)
        {
            page.Markup(separator).Markup(TermName(term));
            Places(term.Places);
            separator = zh ? "，" : ", ";
        }
        if (others == 0) return;
        page.Markup(separator).Markup(zh ? "其余" : "others");
        Places(others);

        void Places(double places) => page.Markup(zh ? "" : " ").Number(places, "+0.0;−0.0;0.0");
    }

    /// <summary>A term in words. Names are encoded already; what stands around them is ours.</summary>
    string TermName(LedgerTerm term) => LedgerWords.Term(term.Source, term.Indicator < 0 ? "" : ledgerNames[term.Indicator], figures.Content.Language);

    void Units(PageText page, (List<int> Units, int Count) passed, string lead)
    {
        if (passed.Count == 0) return;
        page.Markup(lead);
        for (var i = 0; i < passed.Units.Count; i++) page.Markup(i == 0 ? "" : zh ? "、" : ", ").Markup(figures.UnitNames[passed.Units[i]]);
        if (passed.Count > passed.Units.Count) page.Markup(zh ? "等" : " and ").Count(zh ? passed.Count : passed.Count - passed.Units.Count).Markup(zh ? "个" : " more");
    }

    string Name(string code) => names.TryGetValue(code, out var name) ? name
        : PageText.Encode(figures.Content.Run.Scheme.Indicators.FirstOrDefault(indicator => indicator.Code == code)?.Name.In(figures.Content.Language) ?? code);
}
