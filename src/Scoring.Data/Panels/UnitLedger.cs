using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>Resolves what the data call a unit to the unit's code, and counts what was met.</summary>
sealed class UnitLedger
{
    readonly Dictionary<string, RosterEntry>? roster;
    readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    readonly IReadOnlyList<string> aggregateUnits;
    readonly int pad;
    readonly SortedDictionary<string, long> unknown = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (string Code, long Rows)> aliasUses = new(StringComparer.Ordinal);
    readonly SortedSet<string> codes = new(StringComparer.Ordinal);

    public UnitLedger(IReadOnlyList<RosterEntry>? entries, IReadOnlyList<string> aggregateUnits, int pad)
    {
        this.aggregateUnits = aggregateUnits;
        this.pad = pad;
        if (entries is null) return;
        roster = entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        foreach (var entry in entries)
            foreach (var alias in entry.Aliases)
                aliases.TryAdd(alias, entry.Code);
    }

    /// <summary>Rows left out because the roster does not know their unit.</summary>
    public long UnknownRows => unknown.Values.Sum();

    /// <summary>The first unit that the roster does not know, and the known name it is nearest to; null where there is none.</summary>
    public (string? Text, string? Nearest) FirstUnknown => unknown.Keys.FirstOrDefault() is { } text && roster is not null ? (text, Nearest(text, roster.Keys)) : (null, null);

    /// <summary>The code of the unit that <paramref name="rows"/> rows call by a text; null when the roster does not know it.</summary>
    public string? Resolve(string text, long rows)
    {
        var code = UnitCode.Pad(text, pad);
        if (roster is not null && !roster.ContainsKey(code))
        {
            if (!aliases.TryGetValue(code, out var owner) && !aliases.TryGetValue(text, out owner))
            {
                unknown[code] = unknown.GetValueOrDefault(code) + rows;
                return null;
            }
            aliasUses[text] = (owner, aliasUses.GetValueOrDefault(text).Rows + rows);
            code = owner;
        }
        codes.Add(code);
        return code;
    }

    /// <summary>The roster of the units met.</summary>
    public Roster Roster() => new(codes.Select(code =>
    {
        var entry = roster is null ? new RosterEntry(code) : roster[code];
        return IsAggregate(code) ? entry with { IsAggregate = true } : entry;
    }));

    /// <summary>Reports aliases, unknown units, suspicious spellings and what has no data.</summary>
    public void Report(FindingLog findings)
    {
        foreach (var (alias, (code, rows)) in aliasUses)
            findings.Add(new Finding { Kind = FindingKinds.AliasUsed, Unit = code, Found = $"{Shown.Quoted(alias)} → {Shown.Text(code)}", Count = rows });
        if (roster is not null) ReportAgainst(roster, findings);
        ReportSpellings(findings);
        foreach (var pattern in aggregateUnits.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            if (!codes.Any(code => CodePattern.Matches(pattern, code)))
                findings.Add(new Finding
                {
                    Kind = FindingKinds.AggregateWithoutData,
                    Found = Shown.Quoted(pattern),
                    Expected = Hint(NearestName.Of(pattern, codes)),
                });
    }

    void ReportAgainst(Dictionary<string, RosterEntry> known, FindingLog findings)
    {
        // A name may be what the data use for a code, so it is worth suggesting; it is never resolved by itself.
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in known.Values.OrderBy(entry => entry.Code, StringComparer.Ordinal))
        {
            // An alias that is the code with other blanks would be no better a hint than the code.
            var aliases = entry.Aliases.Where(alias => NearestName.Plain(alias) != NearestName.Plain(entry.Code));
            foreach (var name in (string[])[entry.Code, entry.Name.Zh, entry.Name.En, .. aliases])
                byName.TryAdd(name, entry.Code);
        }
        string[] groups = [.. known.Values.SelectMany(entry => entry.Groups.Values.SelectMany(labels => labels)).Distinct(StringComparer.Ordinal)];
        foreach (var (text, rows) in unknown)
        {
            var near = Nearest(text, byName.Keys);
            // The name of a group, as its subtotal has it.
            var group = near is null ? NearestName.Of(text, groups) : null;
            var hint = group is not null ? Hint(group) : near is null ? null : byName[near] == near ? Hint(near) : $"{Hint(near)} ({Shown.Text(byName[near])})";
            findings.Add(new Finding
            {
                Kind = FindingKinds.UnitNotInRoster,
                Unit = Shown.Text(text),
                Found = Rows(text, rows),
                Expected = hint,
                Count = rows,
            });
        }
        var absent = known.Keys.Where(code => !codes.Contains(code)).Order(StringComparer.Ordinal).ToList();
        if (absent.Count > 0)
            findings.Add(new Finding { Kind = FindingKinds.RosterUnitWithoutData, Found = Shown.List(absent), Count = absent.Count });
    }

    void ReportSpellings(FindingLog findings)
    {
        var plain = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            var key = NearestName.Plain(code);
            if (!plain.TryGetValue(key, out var alike)) plain[key] = alike = [];
            alike.Add(code);
        }
        foreach (var alike in plain.Values)
            if (alike.Count > 1 || alike[0] != alike[0].Trim())
                findings.Add(new Finding
                {
                    Kind = FindingKinds.UnitSpelling,
                    Unit = Shown.Text(alike[0]),
                    Found = string.Join(", ", alike.Select(Shown.Quoted)),
                    Count = alike.Count,
                });
    }

    /// <summary>The nearest name: first a code that has lost its leading zeros, as spreadsheets take them away.</summary>
    static string? Nearest(string text, IEnumerable<string> known) =>
        text.All(char.IsAsciiDigit) && known.Where(code => code.Length > text.Length && code.TrimStart('0') == text.TrimStart('0')).Order(StringComparer.Ordinal).FirstOrDefault() is { } whole
            ? whole
            : NearestName.Of(text, known);

    bool IsAggregate(string code) => aggregateUnits.Any(pattern => CodePattern.Matches(pattern, code));

    static string? Hint(string? near) => near is null ? null : $"{Shown.Quoted(near)}?";

    static string Rows(string text, long rows) => string.Create(CultureInfo.InvariantCulture, $"{Shown.Quoted(text)} × {rows}");
}
