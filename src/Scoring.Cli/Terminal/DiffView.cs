using System.Globalization;
using System.Text.Json;
using Scoring.Data.Runs;
using Scoring.Explaining;

namespace Scoring.Cli.Terminal;

/// <summary>What changed between two runs, on the terminal and as JSON.</summary>
/// <param name="diff">The difference.</param>
/// <param name="asked">Codes of the units asked for; empty = the largest moves.</param>
/// <param name="top">Most units explained when none is asked for.</param>
sealed class DiffView(RunDiff diff, IReadOnlyList<string> asked, int top)
{
    IEnumerable<string> Shown => asked.Count > 0 ? asked : diff.Ledger.Units
        .Where(code => diff.Ledger.Of(code)!.Gained != 0)
        .OrderByDescending(code => Math.Abs(diff.Ledger.Of(code)!.Gained)).ThenBy(code => code, StringComparer.Ordinal).Take(top);

    public void Print(Session session, Language language)
    {
        var zh = language == Language.Chinese;
        var scheme = diff.After.Scheme;
        session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scheme.Title.In(language)} · {diff.From} → {diff.To}"));
        var (old, now) = (diff.Before.Scheme, scheme);
        if (old.Id != now.Id)
            session.Output.WriteLine(ComparisonView.Printable(zh
                ? $"  两次结果属于不同的评价：{old.Id} → {now.Id}。位次可以对照，按指标的分解没有实际含义。"
                : $"  These are two evaluations, {old.Id} and {now.Id}: their places compare, what the ledger puts down to an indicator means little."));
        else if (diff.SchemeChanged)
            session.Output.WriteLine(zh ? $"  方案有改动：{old.Version} → {now.Version}" : $"  The scheme changed: {old.Version} → {now.Version}");
        foreach (var (name, change) in diff.Inputs)
            session.Output.WriteLine($"  {ComparisonView.Printable(name)}: {(zh ? change switch { "new" => "新增", "gone" => "不再使用", _ => "内容改变" } : change)}");
        Units(session, zh ? "新进" : "Entered", diff.Entered, language);
        Units(session, zh ? "退出" : "Left", diff.Left, language);
        var moves = diff.Ledger.Units.Select(code => diff.Ledger.Of(code)!.Gained).ToList();
        var kept = moves.Count(gained => gained == 0);
        session.Output.WriteLine(zh
            ? $"  上升{moves.Count(gained => gained > 0)}个，下降{moves.Count(gained => gained < 0)}个，不变{kept}个"
            : $"  {moves.Count(gained => gained > 0)} rose, {moves.Count(gained => gained < 0)} fell, {kept} kept {(kept == 1 ? "its" : "their")} place");
        if (!diff.ParametersApart)
            session.Output.WriteLine(zh ? "  新界值、新权重的影响无法单列，已含在各项之中。" : "  What new bounds and weights did cannot be told apart here: it is part of the other terms.");
        foreach (var code in Shown)
        {
            var own = diff.Ledger.Of(code)!;
            session.Output.WriteLine();
            session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name(code, language)} · {own.Before} → {own.After}"));
            session.Output.WriteLine("  " + ComparisonView.Printable(LedgerWords.Of(diff.Ledger, code, scheme, language, name: other => Name(other, language))));
        }
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("from", diff.From);
        writer.WriteNumber("to", diff.To);
        writer.WriteBoolean("scheme_changed", diff.SchemeChanged);
        writer.WriteBoolean("parameters_apart", diff.ParametersApart);
        writer.WriteStartObject("inputs");
        foreach (var (name, change) in diff.Inputs) writer.WriteString(name, change);
        writer.WriteEndObject();
        Codes(writer, "entered", diff.Entered);
        Codes(writer, "left", diff.Left);
        writer.WriteStartArray("units");
        foreach (var code in Shown) Write(writer, code, diff.Ledger.Of(code)!);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void Write(Utf8JsonWriter writer, string code, UnitLedger own)
    {
        writer.WriteStartObject();
        writer.WriteString("unit", code);
        writer.WriteNumber("before", own.Before);
        writer.WriteNumber("after", own.After);
        writer.WriteNumber("gained", own.Gained);
        foreach (var (name, places) in new[] { ("own", own.Own), ("rivals", own.Rivals) })
        {
            writer.WriteStartObject(name);
            for (var j = 0; j < places.Count; j++)
                if (places[j] != 0)
                    writer.WriteNumber(diff.Ledger.Indicators[j], places[j]);
            writer.WriteEndObject();
        }
        writer.WriteNumber("own_gaps", own.OwnGaps);
        writer.WriteNumber("rivals_gaps", own.RivalsGaps);
        writer.WriteNumber("own_adjustments", own.OwnAdjustments);
        writer.WriteNumber("rivals_adjustments", own.RivalsAdjustments);
        writer.WriteNumber("rounding", own.Rounding);
        writer.WriteNumber("entered", own.Entered);
        writer.WriteNumber("left", own.Left);
        writer.WriteNumber("ceased_missing", own.CeasedMissing);
        writer.WriteNumber("became_missing", own.BecameMissing);
        writer.WriteNumber("bounds", own.Bounds);
        writer.WriteNumber("weights", own.Weights);
        Codes(writer, "overtaken_by", diff.Ledger.OvertakenBy(code));
        Codes(writer, "overtook", diff.Ledger.Overtook(code));
        writer.WriteEndObject();
    }

    static void Codes(Utf8JsonWriter writer, string name, IReadOnlyList<string> codes)
    {
        writer.WriteStartArray(name);
        foreach (var code in codes) writer.WriteStringValue(code);
        writer.WriteEndArray();
    }

    void Units(Session session, string title, IReadOnlyList<string> codes, Language language)
    {
        if (codes.Count == 0) return;
        var zh = language == Language.Chinese;
        var more = codes.Count > 5 ? zh ? $"等{codes.Count}个" : string.Create(CultureInfo.InvariantCulture, $" and {codes.Count - 5} more") : "";
        session.Output.WriteLine($"  {title}{(zh ? "：" : ": ")}{string.Join(zh ? "、" : ", ", codes.Take(5).Select(code => Name(code, language)))}{more}");
    }

    string Name(string code, Language language)
    {
        var roster = diff.After.Roster.IndexOf(code) >= 0 ? diff.After.Roster : diff.Before.Roster;
        var name = roster.Units[roster.IndexOf(code)].Name.In(language);
        return ComparisonView.Printable(name == code ? code : $"{name} {code}");
    }
}
